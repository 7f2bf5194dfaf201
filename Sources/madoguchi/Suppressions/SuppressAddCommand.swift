import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct SuppressAddCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("add", Help.SuppressAdd.command)
    }

    @Argument(help: ArgumentHelp(Help.Suppress.address, Help.Value.address))
    var address: String?

    @Option(help: ArgumentHelp(Help.SuppressAdd.followUp, Help.Value.id), completion: .followUps())
    var followUp: String?

    @Option(parsing: .unconditional, help: ArgumentHelp(Help.SuppressAdd.reason, Help.Value.reason))
    var reason: String?

    @Option(help: ArgumentHelp(Help.SuppressAdd.scope, Help.Value.scope))
    var scope: Scope?

    @OptionGroup var options: SharedOptions

    enum Scope: String, CaseIterable, ExpressibleByArgument {
        case recurring, all
    }

    func validate() throws {
        guard (address == nil) != (followUp == nil) else {
            throw ValidationError(.giveAddressOrFollowUp)
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
            ? say.line { .suppressedRecurring($0(address, .strong)) }
            : say.line { .suppressed($0(address, .strong)) }
        if cancelled == 0 { return [heading] }
        return [
            heading,
            "  \(say(.queuedCancelled(cancelled, number: say.number(cancelled))))",
        ]
    }
}
