import ArgumentParser
import MadoguchiAPI

struct QueueCancelCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancels queued messages.",
        discussion: "A message that is being sent or was delivered can't be cancelled. Exits with 65 if one can't be."
    )

    @Argument(help: "The messages' ids.")
    var ids: [String]

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        return try QueueChange(ids: ids, json: options.json, change: daemon.cancel).answer(in: environment)
    }
}

struct QueueRetryCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Queues messages again that failed, are uncertain or were cancelled.",
        discussion: "They are sent at the next staffed instant. Exits with 65 if one can't be."
    )

    @Argument(help: "The messages' ids.")
    var ids: [String]

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        return try QueueChange(ids: ids, json: options.json, change: daemon.retry).answer(in: environment)
    }
}

struct QueueRescheduleCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reschedule",
        abstract: "Gives a queued message another time.",
        usage: "madoguchi queue reschedule <id> (--when next | --not-before <t> | --after-staffed <duration>)"
    )

    @Argument(help: "The message's id.")
    var id: String

    @OptionGroup var timing: TimingOptions
    @OptionGroup var options: SharedOptions

    private func when() throws -> WhenRequest {
        guard let when = timing.request else {
            throw ValidationError("Give one of '--when', '--not-before' and '--after-staffed'.")
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
