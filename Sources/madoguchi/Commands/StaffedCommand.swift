import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct StaffedCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("staffed", Help.Staffed.command)
    }

    @Argument(help: ArgumentHelp(Help.Staffed.plan, Help.Value.plan), completion: .plans)
    var plan: String

    @Option(help: ArgumentHelp(Help.Staffed.from, Help.Value.from))
    var from: String

    @Option(help: ArgumentHelp(Help.Staffed.to, Help.Value.to))
    var to: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(Help.Staffed.add, Help.Value.add)
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
        default: throw ValidationError(.giveEither("--to", or: "--add"))
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
