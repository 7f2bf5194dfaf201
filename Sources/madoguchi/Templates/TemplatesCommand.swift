import ArgumentParser

/// The catalogue of templates.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Shows the catalogue of templates, and previews them.",
        subcommands: [
            TemplatesListCommand.self, TemplatesShowCommand.self, TemplatesPreviewCommand.self,
            TemplatesExportCommand.self,
        ]
    )

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}

/// Whom a template's messages are for.
enum Audience: String, ExpressibleByArgument, CaseIterable {
    case customer, `operator`
}
