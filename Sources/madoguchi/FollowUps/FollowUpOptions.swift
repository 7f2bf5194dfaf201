import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// The common options of `remind` and `send`.
struct FollowUpOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(Help.FollowUp.plan, Help.Value.plan), completion: .plans)
    var plan: String

    @Option(help: ArgumentHelp(Help.FollowUp.to, Help.Value.address))
    var to: String

    @OptionGroup var message: MessageOptions
    @OptionGroup var timing: TimingOptions
    @OptionGroup var handling: HandlingOptions

    @Option(
        help: ArgumentHelp(Help.FollowUp.idempotencyKey, Help.Value.key))
    var idempotencyKey: String?

    @Flag(name: .dryRun, help: ArgumentHelp(Help.Shared.dryRun))
    var dryRun = false

    func validate() throws {
        if message.template != nil { return }
        guard message.variables.isEmpty else { throw ValidationError(.giveTemplate) }
        guard message.subject != nil else {
            throw ValidationError(.giveSubjectOrTemplate)
        }
        guard message.text != nil || message.textFile != nil else {
            throw ValidationError(.giveEither("--text", or: "--text-file"))
        }
    }

    func answer(kind: String, _ options: SharedOptions, in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let text = try message.readText()
        func accept(
            _ variables: [String: String]?, isDryRun: Bool
        ) throws(DaemonError) -> Daemon.Reply<FollowUpResource> {
            let request = FollowUpRequest(
                kind: kind, plan: plan, to: to, subject: message.subject, text: text, template: message.template,
                variables: variables, language: message.language, when: timing.request,
                expiresAt: handling.expiresAt, priority: handling.priority, caseLabel: handling.caseLabel)
            do throws(DaemonError) {
                return try daemon.accept(request, idempotencyKey: idempotencyKey, isDryRun: isDryRun)
            } catch {
                throw error.named(by: .options(arguments: ["plan"]))
            }
        }
        let variables = try message.variables.read(
            for: daemon, in: environment,
            dryRun ? .trial : .change { _ = try accept($0, isDryRun: true) })
        // The names are fetched first: once the follow-up is accepted, nothing may fail any more.
        let list = options.json ? nil : try daemon.plans().body
        let reply = try accept(variables, isDryRun: dryRun)
        guard let list else { return Answer(.json(reply.json)) }
        let isRepeated = reply.status == 200 && reply.body.id != nil
        let report = AcceptanceReport(followUp: reply.body, isRepeated: isRepeated, list: list)
        return Answer(.lines(report.lines(environment)))
    }
}
