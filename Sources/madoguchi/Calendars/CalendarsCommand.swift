import ArgumentParser
import MadoguchiAPI
import Messages
import TerminalText

struct CalendarsCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("calendars", Help.Calendars.command)
    }

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let reply = try options.control(in: environment).calendars()
        return Answer(options.json ? .json(reply.json) : .lines(lines(reply.body.calendars, environment)))
    }

    private func lines(_ calendars: [CalendarResource], _ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        if calendars.isEmpty { return [Line(say(.noCalendarConfigured))] }
        let moments = Moments(environment)
        var table = Table(importance: [0, 0, 1, 3, 2, 0])
        let heading = say.words(.labelName, .columnDays, .columnPeriod, .columnRead, .columnPlans, .columnWhereFrom)
        table.add(heading.map { Line($0.replacing("–", with: environment.glyphs.dash), .faint) })
        for calendar in calendars {
            table.add([
                Line(calendar.name, .strong), Line(say.number(calendar.days)), Line(span(calendar, environment)),
                Line(calendar.readAt.map(moments.minute) ?? "-"),
                Line(calendar.plans.isEmpty ? "-" : calendar.plans.joined(separator: say(.listSeparator))),
                Line(origin(calendar, in: say), .faint),
            ])
        }
        return table.lines(within: environment.width)
            + calendars.flatMap { calendar in
                [calendar.trouble].compactMap(\.self).map { trouble in
                    "\(environment.glyphs.note, .now) \(calendar.name): \(trouble)"
                }
                    + calendar.notes.map { Line("  \(calendar.name): \($0)", .faint) }
            }
    }

    /// `2026-01-01 – 2027-12-31`
    private func span(_ calendar: CalendarResource, _ environment: CommandEnvironment) -> String {
        guard let first = calendar.first, let last = calendar.last else { return "-" }
        return "\(first) \(environment.glyphs.dash) \(last)"
    }

    private func origin(_ calendar: CalendarResource, in say: Language) -> String {
        calendar.source == "builtin"
            ? say(.calendarBuiltIn(calendar.location)) : calendar.location
    }
}
