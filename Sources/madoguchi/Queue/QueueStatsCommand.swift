import ArgumentParser
import MadoguchiAPI

struct QueueStatsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Shows how many messages are in each state, and a forecast for the coming windows."
    )

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let reply = try daemon.queue()
        if options.json { return Answer(.json(reply.json)) }
        return Answer(.lines(QueueReport(status: reply.body, list: try daemon.plans().body).lines(environment)))
    }
}
