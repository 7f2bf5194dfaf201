import ArgumentParser
import MadoguchiAPI

struct QueueCancelCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Calls letters off.",
        discussion: "What is being sent, or was delivered, can't be called off any more. Exits with 65 if one can't be."
    )

    @Argument(help: "The letters' ids.")
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
        abstract: "Sends letters on their way again that failed, are in doubt or were called off.",
        discussion: "They go at the next staffed instant. Exits with 65 if one can't be."
    )

    @Argument(help: "The letters' ids.")
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
        abstract: "Gives a letter that waits another time.",
        usage: "madoguchi queue reschedule <id> (--when next | --not-before <t> | --after-staffed <duration>)"
    )

    @Argument(help: "The letter's id.")
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
