import ArgumentParser

/// Customers' cases.
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Opens cases, which follow their playbooks, and records what happens to them.",
        subcommands: [
            CaseOpenCommand.self, CaseListCommand.self, CaseShowCommand.self, CaseNoteCommand.self,
            CaseMarkCommand.self, CaseResolveCommand.self,
        ]
    )

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
