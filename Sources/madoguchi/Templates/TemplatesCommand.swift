import ArgumentParser
import Messages
import TerminalText

/// The catalogue of templates.
struct TemplatesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "templates", Help.Templates.command,
            subcommands: [
                TemplatesListCommand.self, TemplatesShowCommand.self, TemplatesPreviewCommand.self,
                TemplatesExportCommand.self,
            ])
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}

/// Whom a template's messages are for.
enum Audience: String, ExpressibleByArgument, CaseIterable {
    case customer, `operator`
}
