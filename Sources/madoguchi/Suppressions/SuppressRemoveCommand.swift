import ArgumentParser
import MadoguchiAPI

struct SuppressRemoveCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Removes a suppression; messages that were cancelled stay cancelled."
    )

    @Argument(help: "The address.")
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
        let line: Line = environment.language(
            en: "messages may be sent to \(address, .strong) again", ja: "\(address, .strong) への送信を再開できます")
        return Answer(.lines([line]))
    }
}
