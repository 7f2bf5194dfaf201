import ArgumentParser
import Messages
import TerminalText

/// Shows and changes the queue.
struct QueueCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "queue", Help.Queue.command,
            subcommands: [
                QueueListCommand.self, QueueShowCommand.self, QueueCancelCommand.self, QueueRetryCommand.self,
                QueueRescheduleCommand.self, QueuePauseCommand.self, QueueResumeCommand.self, QueueStatsCommand.self,
                QueueBackupCommand.self,
            ], defaultSubcommand: QueueStatsCommand.self)
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}
