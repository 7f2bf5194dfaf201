import ArgumentParser
import Messages
import TerminalText

struct TemplatesExportCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("export", Help.TemplatesExport.command)
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, html
    }

    @Option(help: ArgumentHelp(Help.TemplatesExport.format, Help.Value.format))
    var format = Format.markdown

    @Option(help: ArgumentHelp(Help.TemplatesExport.audience, Help.Value.audience))
    var audience: Audience?

    @Option(help: ArgumentHelp(Help.TemplatesExport.language, Help.Value.language), completion: .list(["ja", "en"]))
    var language: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let document: String
        do throws(DaemonError) {
            document = try options.control(in: environment).exportTemplates(
                as: format, for: audience?.rawValue, in: language)
        } catch {
            throw error.named(by: .options(arguments: []))
        }
        guard options.json else { return Answer(.document(document, in: environment)) }
        let json = JSONValue.object(["format": .string(format.rawValue), "document": .string(document)])
        return Answer(.json(json.text))
    }
}
