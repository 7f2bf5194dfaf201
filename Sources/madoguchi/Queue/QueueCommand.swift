import ArgumentParser

/// What is in the queue, and what is to happen to it.
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Shows the letters that are kept, and changes what becomes of them.",
        subcommands: [
            QueueListCommand.self, QueueShowCommand.self, QueueCancelCommand.self, QueueRetryCommand.self,
            QueueRescheduleCommand.self, QueuePauseCommand.self, QueueResumeCommand.self, QueueStatsCommand.self,
            QueueBackupCommand.self,
        ]
    )

    // They may stand before the last name as well.
    @OptionGroup var options: SharedOptions
}
