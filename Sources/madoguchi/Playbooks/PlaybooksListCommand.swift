import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct PlaybooksListCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("list", Help.PlaybooksList.command)
    }

    @Option(help: ArgumentHelp(Help.PlaybooksList.language, Help.Value.language), completion: .list(["ja", "en"]))
    var language: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let say = environment.language
        let reply: Daemon.Reply<PlaybookList>
        do throws(DaemonError) {
            reply = try options.control(in: environment).playbooks(in: language ?? say.code)
        } catch {
            throw error.named(by: .options(arguments: []))
        }
        if options.json { return Answer(.json(reply.json)) }
        let playbooks = reply.body.playbooks
        if playbooks.isEmpty {
            return Answer(.lines([Line(say(.nothingThere))]))
        }
        var table = Table()
        table.add(say.words(.labelID, .labelName, .labelPurpose).map { Line($0, .faint) })
        for playbook in playbooks {
            table.add([Line(playbook.id, .strong), Line(playbook.name), Line(playbook.description)])
        }
        return Answer(.lines(table.lines(within: environment.width)))
    }
}
