import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct TemplatesShowCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("show", Help.TemplatesShow.command)
    }

    @Argument(help: ArgumentHelp(Help.Templates.id, Help.Value.id), completion: .templates)
    var id: String

    @Option(help: ArgumentHelp(Help.Shared.readersLanguage, Help.Value.language), completion: .list(["ja", "en"]))
    var language: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let reply: Daemon.Reply<TemplateResource>
        do throws(DaemonError) {
            reply = try daemon.template(id, in: language ?? environment.language.code)
        } catch {
            throw error.named(by: .options(arguments: ["id"], renamed: ["template": "<id>"]))
        }
        if options.json { return Answer(.json(reply.json)) }
        return Answer(.lines(TemplateDescription(template: reply.body).lines(environment)))
    }
}
