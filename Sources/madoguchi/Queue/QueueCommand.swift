import ArgumentParser

/// Shows and changes the queue.
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Shows and changes the queue.",
        subcommands: [
            QueueListCommand.self, QueueShowCommand.self, QueueCancelCommand.self, QueueRetryCommand.self,
            QueueRescheduleCommand.self, QueuePauseCommand.self, QueueResumeCommand.self, QueueStatsCommand.self,
            QueueBackupCommand.self,
        ]
    )

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
