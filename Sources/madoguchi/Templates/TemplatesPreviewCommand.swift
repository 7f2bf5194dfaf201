import ArgumentParser
import MadoguchiAPI

struct TemplatesPreviewCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Shows a message as it would be sent if it were rendered now.",
        discussion: """
            A variable that has to be given, and isn't, shows a sample that is marked as one; secrets are dots. --html is \
            for a browser: madoguchi templates preview ID --html > message.html
            """
    )

    @Argument(help: "The template's id.", completion: .templates)
    var id: String

    @Option(help: "The message's language, ja or en; the daemon's by default.", completion: .list(["ja", "en"]))
    var language: String?

    @Option(help: "The plan whose hours it names; the first one by default.", completion: .plans)
    var plan: String?

    @OptionGroup var variables: VariableOptions

    @Flag(help: "Write its HTML part, or a page of its text where it has none.")
    var html = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard !html || !options.json else { throw ValidationError("Give either '--html' or '--json'.") }
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
