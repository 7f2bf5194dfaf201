import ArgumentParser
import MadoguchiAPI

struct QueueStatsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "How many letters there are in each state, and what the coming windows will bring."
    )

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let reply = try daemon.queue()
        if options.json { return Answer(.json(reply.json)) }
        return Answer(.lines(QueueReport(status: reply.body, list: try daemon.plans().body).lines(environment)))
    }
}
