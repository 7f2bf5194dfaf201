import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct OverridesRemoveCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("remove", Help.OverridesRemove.command)
    }

    @Argument(help: ArgumentHelp(Help.Overrides.id, Help.Value.id), completion: .overrides)
    var id: String

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        // The names are fetched first: once it is removed, nothing may fail any more.
        let list = options.json ? nil : try daemon.plans().body
        let reply: Daemon.Reply<OverrideResource>
        do throws(DaemonError) {
            reply = try daemon.removeOverride(id)
        } catch {
            if error.isNotFound { throw Failure.noOverride(id) }
            throw error.named(by: .options(arguments: ["id"]))
        }
        guard let list else { return Answer(.json(reply.json)) }
        let say = environment.language
        let words = OverrideWords(reply.body, environment)
        let name: Line = "\(list.name(of: reply.body.plan, in: say), .strong) (\(reply.body.plan))"
        return Answer(
            .lines([
                say.line { .overrideTakenBack($0(name), state: words.stateWord, span: words.span) },
                Line(
                    "  \(say(.formerHoursHold))", .faint),
            ]))
    }
}

extension Failure {
    fileprivate static func noOverride(_ id: String) -> Failure {
        Failure(.badInput, .noSuchOverride(id))
    }
}
