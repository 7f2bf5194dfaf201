import ArgumentParser

/// Customers' cases.
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Opens a case, which then takes its playbook's way, and tells it what happens meanwhile.",
        subcommands: [
            CaseOpenCommand.self, CaseListCommand.self, CaseShowCommand.self, CaseNoteCommand.self,
            CaseMarkCommand.self, CaseResolveCommand.self,
        ]
    )

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
