import ArgumentParser
import MadoguchiAPI

struct TemplatesShowCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a template: its purpose, its variables, and its wording."
    )

    @Argument(help: "The template's id.", completion: .templates)
    var id: String

    @Option(help: "ja or en; yours by default.", completion: .list(["ja", "en"]))
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
