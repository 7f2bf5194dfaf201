import ArgumentParser

/// The catalogue of letters.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Shows the catalogue of letters, and what they look like.",
        subcommands: [
            TemplatesListCommand.self, TemplatesShowCommand.self, TemplatesPreviewCommand.self,
            TemplatesExportCommand.self,
        ]
    )

    // They may stand before the last name as well.
    @OptionGroup var options: SharedOptions
}

/// Whom letters are for.
enum Audience: String, ExpressibleByArgument, CaseIterable {
    case customer, `operator`
}
