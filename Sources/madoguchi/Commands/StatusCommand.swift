import ArgumentParser
import MadoguchiAPI
import Messages
import SupportHours
import TerminalText

struct StatusCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("status", Help.Status.command)
    }

    @Argument(help: ArgumentHelp(Help.Status.plans, Help.Value.plans), completion: .plans)
    var plans: [String] = []

    @Option(help: ArgumentHelp(Help.Status.at, Help.Value.at))
    var at: String?

    @Option(name: .shortAndLong, help: ArgumentHelp(Help.Status.zone, Help.Value.zone), completion: .timeZones)
    var zone: String?

    @Flag(name: .shortAndLong, help: ArgumentHelp(Help.Shared.quiet))
    var quiet = false

    @Flag(help: ArgumentHelp(Help.Shared.watch))
    var watch = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if watch && (quiet || options.json) { throw ValidationError(.watchAlone) }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        if watch {
            return try LiveView(environment: environment).answer { environment in
                try description(from: options.daemon(in: environment), environment).lines
            }
        }
        let daemon = options.daemon(in: environment)
        if quiet || options.json { return try plainAnswer(from: daemon) }
        let (lines, outcome) = try description(from: daemon, environment)
        return Answer(.lines(lines), outcome: outcome)
    }

    private func description(
        from daemon: Daemon, _ environment: CommandEnvironment
    ) throws -> (lines: [Line], outcome: ExitCode) {
        let list = try daemon.plans().body
        let answers = try (plans.isEmpty ? list.plans.map(\.plan) : plans).map { plan in
            try daemon.availability(of: plan, at: at, zone: zone).body
        }
        let descriptions = try answers.map { try PlanStatus($0, in: list).lines(environment) }
        // Others that share the queue may go by other hours.
        let node = list.node.map { Line(environment.language(.nodeAnswers($0)), .faint) }
        let lines = Array(descriptions.joined(separator: [""])) + (node.map { ["", $0] } ?? [])
        return (lines, outcome(of: answers))
    }

    /// For scripts: queries only the plans named.
    private func plainAnswer(from daemon: Daemon) throws -> Answer {
        let named = plans.isEmpty ? try daemon.plans().body.plans.map(\.plan) : plans
        let replies = try named.map { try daemon.availability(of: $0, at: at, zone: zone) }
        return Answer(
            quiet ? .nothing : .json(replies.map(\.json), under: "plans", isSingle: plans.count == 1),
            outcome: outcome(of: replies.map(\.body)))
    }

    private func outcome(of answers: [Availability]) -> ExitCode {
        answers.allSatisfy(\.open) ? .yes : .no
    }
}
