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
                say(
                    en: "removed: \(name), \(words.stateWord) \(words.span)",
                    ja: "取り消しました: \(name) の\(words.stateWord)、\(words.span)"),
                Line(
                    say(en: "  what was there before holds again", ja: "  登録する前の対応時間に戻りました"), .faint),
            ]))
    }
}

extension Failure {
    fileprivate static func noOverride(_ id: String) -> Failure {
        Failure(
            .badInput, en: "there is no override \(id); \"madoguchi overrides\" lists them",
            ja: "臨時の休業または受付 \(id) はありません。「madoguchi overrides」で一覧を確かめてください")
    }
}
