import ArgumentParser

/// Troubles of customers, and how far they have come.
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Opens a case, which then takes its playbook's way, and tells it what happens meanwhile.",
        subcommands: [
            CaseOpenCommand.self, CaseListCommand.self, CaseShowCommand.self, CaseNoteCommand.self,
            CaseMarkCommand.self, CaseResolveCommand.self,
        ]
    )

    // They may stand before the last name as well.
    @OptionGroup var options: SharedOptions
}
