import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct CaseShowCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("show", Help.CaseShow.command)
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try target.answer(.shown, options, renamed: [:], in: environment) { daemon, id throws(DaemonError) in
            try daemon.case(id)
        }
    }
}
