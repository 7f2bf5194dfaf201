import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct QueueCancelCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("cancel", Help.QueueCancel.command)
    }

    @Argument(help: ArgumentHelp(Help.Queue.messageIDs, Help.Value.ids), completion: .followUps(in: "queued"))
    var ids: [String]

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        return try QueueChange(ids: ids, json: options.json, change: daemon.cancel).answer(in: environment)
    }
}

struct QueueRetryCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("retry", Help.QueueRetry.command)
    }

    @Argument(
        help: ArgumentHelp(Help.Queue.messageIDs, Help.Value.ids),
        completion: .followUps(in: "failed", "uncertain", "cancelled"))
    var ids: [String]

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        return try QueueChange(ids: ids, json: options.json, change: daemon.retry).answer(in: environment)
    }
}

struct QueueRescheduleCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("reschedule", Help.QueueReschedule.command)
    }

    @Argument(help: ArgumentHelp(Help.Queue.messageID, Help.Value.id), completion: .followUps(in: "queued"))
    var id: String

    @OptionGroup var timing: TimingOptions
    @OptionGroup var options: SharedOptions

    private func when() throws -> WhenRequest {
        guard let when = timing.request else {
            throw ValidationError(.giveOneOf(["--when", "--not-before", "--after-staffed"]))
        }
        return when
    }

    func validate() throws {
        _ = try when()
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        let when = try when()
        let change = QueueChange(ids: [id], json: options.json) { id throws(DaemonError) in
            try daemon.reschedule(id, to: when)
        }
        do throws(DaemonError) {
            return try change.answer(in: environment)
        } catch {
            throw error.named(by: .options(arguments: ["id"]))
        }
    }
}
