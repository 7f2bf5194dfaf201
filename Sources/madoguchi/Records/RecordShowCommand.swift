import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct RecordShowCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("show", Help.RecordShow.command)
    }

    @OptionGroup var target: RecordTarget
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try target.answer(options, in: environment) { daemon, id throws(DaemonError) in try daemon.record(id) }
    }
}
