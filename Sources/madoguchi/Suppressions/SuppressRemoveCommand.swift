import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct SuppressRemoveCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("remove", Help.SuppressRemove.command)
    }

    @Argument(help: ArgumentHelp(Help.Suppress.address, Help.Value.address), completion: .suppressedAddresses)
    var address: String

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply: Daemon.Reply<SuppressionResource>
        do throws(DaemonError) {
            reply = try options.control(in: environment).unsuppress(address)
        } catch {
            throw error.named(by: .options(arguments: ["address"]))
        }
        if options.json { return Answer(.json(reply.json)) }
        let address = reply.body.address
        let line: Line = environment.language.line { .unsuppressed($0(address, .strong)) }
        return Answer(.lines([line]))
    }
}
