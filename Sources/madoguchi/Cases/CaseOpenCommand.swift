import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct CaseOpenCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("open", Help.CaseOpen.command)
    }

    @Argument(help: ArgumentHelp(Help.CaseOpen.playbook, Help.Value.playbook), completion: .playbooks)
    var playbook: String

    @Option(help: ArgumentHelp(Help.CaseOpen.plan, Help.Value.plan), completion: .plans)
    var plan: String

    @Option(help: ArgumentHelp(Help.CaseOpen.to, Help.Value.address))
    var to: String?

    @Option(
        help: ArgumentHelp(Help.CaseOpen.operatorAddress, Help.Value.address))
    var `operator`: String?

    @Option(help: ArgumentHelp(Help.CaseOpen.language, Help.Value.language), completion: .list(["ja", "en"]))
    var language: String?

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.CaseOpen.name, Help.Value.name))
    var name: String?

    @OptionGroup var variables: VariableOptions

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.CaseOpen.note, Help.Value.note))
    var note: String?

    @Option(
        help: ArgumentHelp(Help.CaseOpen.idempotencyKey, Help.Value.key))
    var idempotencyKey: String?

    @Flag(name: .dryRun, help: ArgumentHelp(Help.Shared.dryRun))
    var dryRun = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        try variables.check(besides: name == nil ? nil : "name")
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        func open(
            _ variables: [String: String]?, isDryRun: Bool
        ) throws(DaemonError) -> Daemon.Reply<CaseResource> {
            let request = CaseRequest(
                playbook: playbook, plan: plan, to: to, operator: `operator`, language: language, variables: variables,
                note: note)
            do throws(DaemonError) {
                return try daemon.open(request, idempotencyKey: idempotencyKey, isDryRun: isDryRun)
            } catch {
                throw error.named(by: .options(arguments: ["playbook"]))
            }
        }
        let variables = try variables.read(
            besides: ["name": name], for: daemon, in: environment,
            dryRun ? .trial : .change { _ = try open($0, isDryRun: true) })
        // The names are fetched first: once the case is open, nothing may fail any more.
        let list = options.json ? nil : try daemon.plans().body
        let reply = try open(variables, isDryRun: dryRun)
        guard let list else { return Answer(.json(reply.json)) }
        let isRepeated = reply.status == 200 && reply.body.id != nil
        let description = CaseDescription(
            case: reply.body, occasion: isRepeated ? .openedBefore : .opened, list: list,
            next: daemon.nextFollowUp(of: reply.body))
        return Answer(.lines(description.lines(environment)))
    }
}
