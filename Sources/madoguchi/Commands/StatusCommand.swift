import ArgumentParser
import MadoguchiAPI
import SupportHours

struct StatusCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Is live support open now?",
        discussion: """
            Exits with 0 if every plan named is open, with 1 if one is closed. Naming none names them all.

            With --json: the availability of the one plan named; {"plans":[…]} for none or several.
            """
    )

    @Argument(help: "The plans to ask about; all of them unless told.")
    var plans: [String] = []

    @Option(help: "The instant to ask about; now unless told.")
    var at: String?

    @Option(help: "The zone to answer in; the daemon's display zone unless told.")
    var zone: String?

    @Flag(help: "Say nothing; the exit code tells.")
    var quiet = false

    @OptionGroup var options: SharedOptions

    func answer(in surroundings: Surroundings) throws -> Answer {
        do {
            let daemon = options.daemon(in: surroundings)
            // The list is needed for names and channels, or to know what there is; a script's question goes without.
            let isPlain = quiet || options.json
            let list = isPlain && !plans.isEmpty ? nil : try daemon.plans().body
            let named = plans.isEmpty ? list?.plans.map(\.plan) ?? [] : plans
            let replies = try named.map { try daemon.availability(of: $0, at: at, zone: zone) }
            let status: ExitStatus = replies.allSatisfy(\.body.open) ? .yes : .no

            if quiet { return Answer(.nothing, status: status) }
            if options.json {
                let json = replies.map(\.json)
                let isSingle = plans.count == 1 && json.count == 1
                return Answer(
                    .json(isSingle ? json[0] : #"{"plans":["# + json.joined(separator: ",") + "]}"), status: status)
            }
            let descriptions = try replies.map { reply in
                try PlanStatus(reply.body, plan: list?.plans.first { $0.plan == reply.body.plan }).lines(surroundings)
            }
            return Answer(.lines(Array(descriptions.joined(separator: [""]))), status: status)
        } catch let error as DaemonError {
            throw error.failure
        }
    }
}
