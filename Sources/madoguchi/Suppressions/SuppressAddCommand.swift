import ArgumentParser
import MadoguchiAPI

struct SuppressAddCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Suppresses an address, and cancels what is queued to it.",
        usage: "madoguchi suppress add (<address> | --follow-up <id>) [--reason <text>] [--scope recurring|all]",
        discussion: """
            With --scope recurring nothing goes to it that goes again and again, and it still gets the answers that it asks \
            for; with all, nothing. Unless told: recurring for a recurring follow-up, as an unsubscription is, and all \
            otherwise. For an address that is suppressed already, --scope changes the scope.
            """
    )

    @Argument(help: "The address.")
    var address: String?

    @Option(help: ArgumentHelp("The recipient of this message.", valueName: "id"))
    var followUp: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The reason, for people who read the list.", valueName: "text"))
    var reason: String?

    @Option(help: "Which messages don't go to it: recurring, all.")
    var scope: Scope?

    @OptionGroup var options: SharedOptions

    enum Scope: String, CaseIterable, ExpressibleByArgument {
        case recurring, all
    }

    func validate() throws {
        guard (address == nil) != (followUp == nil) else {
            throw ValidationError("Give either an address or '--follow-up'.")
        }
    }

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let request = SuppressionRequest(address: address, followUp: followUp, reason: reason, scope: scope?.rawValue)
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
        let heading: Line =
            suppression.scope == Scope.recurring.rawValue
            ? say(
                en: "nothing recurring is sent to \(address, .strong) any more",
                ja: "\(address, .strong) には今後、定期メールを送信しません")
            : say(en: "nothing is sent to \(address, .strong) any more", ja: "\(address, .strong) には今後送信しません")
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
