import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct PlaybooksShowCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("show", Help.PlaybooksShow.command)
    }

    @Argument(help: ArgumentHelp(Help.PlaybooksShow.id, Help.Value.id), completion: .playbooks)
    var id: String

    @Option(help: ArgumentHelp(Help.Shared.readersLanguage, Help.Value.language), completion: .list(["ja", "en"]))
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
