import ArgumentParser

struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Keeps records of errors for the next such case, longer than the case itself.",
        subcommands: [
            RecordAddCommand.self, RecordAmendCommand.self, RecordSearchCommand.self, RecordShowCommand.self,
            RecordRemoveCommand.self,
        ]
    )

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
