import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct QueueStatsCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("stats", Help.QueueStats.command)
    }

    @Flag(help: ArgumentHelp(Help.Shared.watch))
    var watch = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        if watch && options.json { throw ValidationError(.watchAlone) }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        if watch {
            return try LiveView(environment: environment).answer { environment in
                let daemon = options.control(in: environment)
                return QueueReport(status: try daemon.queue().body, list: try daemon.plans().body).lines(environment)
            }
        }
        let daemon = options.control(in: environment)
        let reply = try daemon.queue()
        if options.json { return Answer(.json(reply.json)) }
        return Answer(.lines(QueueReport(status: reply.body, list: try daemon.plans().body).lines(environment)))
    }
}
