import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct RecordRemoveCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("remove", Help.RecordRemove.command)
    }

    @OptionGroup var target: RecordTarget
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let removed = environment.language(.removed)
        return try target.answer(options, heading: removed, in: environment) { daemon, id throws(DaemonError) in
            try daemon.removeRecord(id)
        }
    }
}
