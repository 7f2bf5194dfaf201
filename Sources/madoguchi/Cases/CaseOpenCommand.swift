import ArgumentParser
import MadoguchiAPI

struct CaseOpenCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Opens a case: its first message is queued for the plan's staffed time, and the others follow.",
        usage: "madoguchi case open <playbook> --plan <plan> [--to <address>] [--name <name>] [<options>]",
        discussion: "\"madoguchi playbooks show PLAYBOOK\" shows the steps. The case is on disk when this returns."
    )

    @Argument(help: "The playbook that it follows.", completion: .playbooks)
    var playbook: String

    @Option(help: "The plan whose staffed hours it keeps to.", completion: .plans)
    var plan: String

    @Option(help: ArgumentHelp("The customer's mail address.", valueName: "address"))
    var to: String?

    @Option(
        help: ArgumentHelp(
            "The mail address for reminders; the configured one by default.", valueName: "address"))
    var `operator`: String?

    @Option(help: "The messages' language: ja or en.", completion: .list(["ja", "en"]))
    var language: String?

    @Option(parsing: .unconditional, help: "The customer's name: the variable 'name'.")
    var name: String?

    @OptionGroup var variables: VariableOptions

    @Option(parsing: .unconditional, help: ArgumentHelp("The case's first note.", valueName: "text"))
    var note: String?

    @Option(
        help: ArgumentHelp(
            "Any text; repeating the command with the same text opens no second case.",
            valueName: "key"))
    var idempotencyKey: String?

    @Flag(help: "Only show what would be done.")
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
