import ArgumentParser
import MadoguchiAPI

/// Letters that go out again and again.
struct RecurringCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recurring",
        abstract: "Shows the letters that go out again and again.",
        subcommands: [RecurringListCommand.self]
    )

    // They may stand before the last name as well.
    @OptionGroup var options: SharedOptions
}

struct RecurringListCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The recurring letters, and when each comes round next."
    )

    @OptionGroup var options: SharedOptions

    func answer(in surroundings: Surroundings) throws -> Answer {
        let reply = try options.control(in: surroundings).recurringLetters()
        return Answer(options.json ? .json(reply.json) : .lines(lines(reply.body.recurring, surroundings)))
    }

    private func lines(_ letters: [RecurringResource], _ surroundings: Surroundings) -> [Line] {
        let say = surroundings.language
        if letters.isEmpty { return [Line(say(en: "nothing there", ja: "該当するものはありません"))] }
        let moments = Moments(surroundings)
        var table = Table()
        let heading = say(
            en: ["id", "next", "last", "plan", "template", "rule"], ja: ["ID", "次回", "前回", "プラン", "テンプレート", "規則"])
        table.add(heading.map { Line($0, .faint) })
        for letter in letters {
            table.add([
                Line(letter.id, .strong), Line(letter.next.map(moments.moment) ?? say(en: "never again", ja: "予定なし")),
                Line(letter.last.map(moments.moment) ?? "-"), Line(letter.plan),
                "\(letter.template) (\(letter.language))", Line(letter.rule, .faint),
            ])
        }
        return table.lines
            + letters.compactMap { letter in
                letter.trouble.map { "\(say(en: "not sent", ja: "送信できません"), .now): \(letter.id): \($0)" }
            }
    }
}
