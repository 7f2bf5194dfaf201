import ArgumentParser
import MadoguchiAPI

struct SuppressAddCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Suppresses an address, and cancels what is queued to it.",
        usage: "madoguchi suppress add (<address> | --follow-up <id>) [--reason <text>]"
    )

    @Argument(help: "The address.")
    var address: String?

    @Option(help: ArgumentHelp("The recipient of this message.", valueName: "id"))
    var followUp: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The reason, for people who read the list.", valueName: "text"))
    var reason: String?

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard (address == nil) != (followUp == nil) else {
            throw ValidationError("Give either an address or '--follow-up'.")
        }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let request = SuppressionRequest(address: address, followUp: followUp, reason: reason)
        let reply: Daemon.Reply<SuppressionResource>
        do throws(DaemonError) {
            reply = try options.control(in: environment).suppress(request)
        } catch {
            throw error.named(by: .options(arguments: ["address"]))
        }
        return Answer(options.json ? .json(reply.json) : .lines(lines(reply.body, environment)))
    }

    private func lines(_ suppression: SuppressionResource, _ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let address = suppression.address
        let cancelled = suppression.cancelled ?? 0
        let heading: Line = say(
            en: "nothing is sent to \(address, .strong) any more", ja: "\(address, .strong) には今後送信しません")
        if cancelled == 0 { return [heading] }
        let count = say.number(cancelled)
        return [
            heading,
            Line(
                say(
                    en:
                        "  \(count) that \(cancelled == 1 ? "was" : "were") queued to it \(cancelled == 1 ? "is" : "are") cancelled",
                    ja: "  待機中だった \(count) 件を取り消しました")),
        ]
    }
}
