import ArgumentParser
import MadoguchiAPI

struct PlaybooksShowCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a playbook: its steps, the staffed time between them, and its branches."
    )

    @Argument(help: "The playbook's id.", completion: .playbooks)
    var id: String

    @Option(help: "ja or en; yours by default.", completion: .list(["ja", "en"]))
    var language: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply: Daemon.Reply<PlaybookResource>
        do throws(DaemonError) {
            reply = try options.control(in: environment).playbook(id, in: language ?? environment.language.code)
        } catch {
            throw error.named(by: .options(arguments: ["id"], renamed: ["playbook": "<id>"]))
        }
        if options.json { return Answer(.json(reply.json)) }
        return Answer(.lines(PlaybookChart(playbook: reply.body).lines(environment)))
    }
}
