import ArgumentParser
import MadoguchiAPI

struct QueueShowCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a message: when it is sent and why, and its history."
    )

    @Argument(help: "The message's id.")
    var id: String

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let reply = try daemon.followUp(id)
        if options.json { return Answer(.json(reply.json)) }
        return Answer(.lines(FollowUpReport(followUp: reply.body, list: try daemon.plans().body).lines(environment)))
    }
}
