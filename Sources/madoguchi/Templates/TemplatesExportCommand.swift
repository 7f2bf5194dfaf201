import ArgumentParser

struct TemplatesExportCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the catalogue as one document, for a page of answers or a team's handbook.",
        discussion: "With --json: the same document as the string \"document\" of an object."
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, html
    }

    @Option(help: "The document's format.")
    var format: Format

    @Option(help: "Only the templates for customers, or those for the operator.")
    var audience: Audience?

    @Option(help: "The document's language, ja or en; the daemon's by default.", completion: .list(["ja", "en"]))
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
