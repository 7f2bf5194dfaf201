import ArgumentParser
import MadoguchiAPI

struct StaffedCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "staffed",
        abstract: "Staffed time between two instants, or the instant that much of it later."
    )

    @Argument(help: "The plan whose hours count.", completion: .plans)
    var plan: String

    @Option(help: "The instant to count from.")
    var from: String

    @Option(help: "Count the staffed time up to this instant.")
    var to: String?

    @Option(
        parsing: .unconditional,
        help:
            "Find the instant that much staffed time later (4h, PT4H; a day is 24 staffed hours); a negative duration (-PT4H) goes back."
    )
    var add: String?

    @OptionGroup var options: SharedOptions

    private enum Question {
        case time(to: String)
        case instant(add: String)
    }

    private func question() throws -> Question {
        switch (to, add) {
        case (let to?, nil): .time(to: to)
        case (nil, let add?): .instant(add: add)
        default: throw ValidationError("Give either '--to' or '--add'.")
        }
    }

    func validate() throws {
        _ = try question()
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.daemon(in: environment)
        switch try question() {
        case .time(let to):
            let reply = try daemon.staffedTime(of: plan, from: from, to: to)
            if options.json { return Answer(.json(reply.json)) }
            return Answer(.lines([.staffedTime(reply.body.seconds, in: environment.language)]))
        case .instant(let add):
            let reply = try daemon.instant(afterStaffed: add, of: plan, from: from)
            if options.json { return Answer(.json(reply.json)) }
            let instant = try reply.body.at.map { try ClockReading(rfc3339: $0) }
            return Answer(.lines([.staffedInstant(instant, in: environment)]))
        }
    }
}
