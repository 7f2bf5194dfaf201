import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

/// Recurring messages.
struct RecurringCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("recurring", Help.Recurring.command, subcommands: [RecurringListCommand.self])
    }

    // They may stand before the subcommand's name too.
    @OptionGroup var options: SharedOptions
}

struct RecurringListCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("list", Help.RecurringList.command)
    }

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply = try options.control(in: environment).recurringMessages()
        return Answer(options.json ? .json(reply.json) : .lines(lines(reply.body.recurring, environment)))
    }

    private func lines(_ messages: [RecurringResource], _ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        if messages.isEmpty { return [Line(say(.nothingThere))] }
        let moments = Moments(environment)
        var table = Table(importance: [0, 0, 3, 1, 2, 4])
        let heading = say.words(.labelID, .columnNext, .columnLast, .labelPlan, .labelTemplate, .columnRule)
        table.add(heading.map { Line($0, .faint) })
        for message in messages {
            table.add([
                Line(message.id, .strong), Line(message.next.map(moments.minute) ?? say(.neverAgain)),
                Line(message.last.map(moments.minute) ?? "-"), Line(message.plan),
                "\(message.template) (\(message.language))", Line(message.rule, .faint),
            ])
        }
        return table.lines(within: environment.width)
            + messages.compactMap { message in
                message.trouble.map { "\(say(.recurringNotSent), .now): \(message.id): \($0)" }
            }
            + messages.flatMap { message in
                // A list that is as it should be needs no word.
                message.list.flatMap { $0.passedOver > 0 || !$0.notes.isEmpty ? $0 : nil }.map { list in
                    let summary = list.summary(in: say)
                    let mark = list.passedOver > 0 ? environment.glyphs.note : " "
                    return ["\(mark, .now) \(message.id): \(summary)"]
                        + list.details(in: say).map { Line("    \($0)", .faint) }
                } ?? []
            }
    }
}
