import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct TemplatesPreviewCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("preview", Help.TemplatesPreview.command)
    }

    @Argument(help: ArgumentHelp(Help.Templates.id, Help.Value.id), completion: .templates)
    var id: String

    @Option(help: ArgumentHelp(Help.TemplatesPreview.language, Help.Value.language), completion: .list(["ja", "en"]))
    var language: String?

    @Option(help: ArgumentHelp(Help.TemplatesPreview.plan, Help.Value.plan), completion: .plans)
    var plan: String?

    @OptionGroup var variables: VariableOptions

    @Flag(help: ArgumentHelp(Help.TemplatesPreview.html))
    var html = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard !html || !options.json else { throw ValidationError(.giveEither("--html", or: "--json")) }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let request = PreviewRequest(
            language: language, plan: plan, variables: try variables.read(for: daemon, in: environment, .trial))
        let reply: Daemon.Reply<Preview>
        do throws(DaemonError) {
            reply = try daemon.preview(id, request)
        } catch {
            throw error.named(by: .options(arguments: ["id"], renamed: ["template": "<id>"]))
        }
        if options.json { return Answer(.json(reply.json)) }
        if html {
            let page = reply.body.html ?? PreviewPage(preview: reply.body, language: language).text
            return Answer(.document(page, in: environment))
        }
        return Answer(
            .lines(
                [Line(reply.body.subject, .strong), ""] + Line.lines(of: reply.body.text)
                    + LetterLines.samplesNote(reply.body.samples, in: environment.language)))
    }
}
