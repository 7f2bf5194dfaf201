import ArgumentParser
import MadoguchiAPI

struct RecordShowCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a record."
    )

    @OptionGroup var target: RecordTarget
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try target.answer(options, in: environment) { daemon, id throws(DaemonError) in try daemon.record(id) }
    }
}
