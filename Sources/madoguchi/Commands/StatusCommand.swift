import ArgumentParser
import MadoguchiAPI
import SupportHours

struct StatusCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows whether live support is open now.",
        discussion: """
            Exits with 0 if every plan named is open, with 1 if one is closed. Without a name it shows all plans.

            With --json: the availability of the one plan named; {"plans":[…]} for none or several.
            """
    )

    @Argument(help: "The plans to show; all of them by default.", completion: .plans)
    var plans: [String] = []

    @Option(help: "The instant to show; now by default.")
    var at: String?

    @Option(help: "The zone to answer in; by default the daemon's display zone.", completion: .timeZones)
    var zone: String?

    @Flag(help: "Print nothing; the exit code tells.")
    var quiet = false

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.daemon(in: environment)
        if quiet || options.json { return try plainAnswer(from: daemon) }

        let list = try daemon.plans().body
        let answers = try (plans.isEmpty ? list.plans.map(\.plan) : plans).map { plan in
            try daemon.availability(of: plan, at: at, zone: zone).body
        }
        let descriptions = try answers.map { try PlanStatus($0, in: list).lines(environment) }
        return Answer(.lines(Array(descriptions.joined(separator: [""]))), outcome: outcome(of: answers))
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
