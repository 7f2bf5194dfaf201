import Messages
import SupportHours

/// The hours of seven days on the reader's clock, today's first.
struct WeekTable {
    struct Day: Hashable {
        let date: CivilDate
        /// In the order of time.
        var parts: [Part] = []
    }

    /// Minutes of a day on the clock, `[start, end)`.
    struct Part: Hashable {
        let start: Int
        let end: Int
        let state: OpenState
    }

    private static let minutes = 1_440
    private static let count = 7

    let clock: PageClock
    let days: [Day]

    init(of schedule: Schedule, on clock: PageClock) {
        self.clock = clock
        days = (0..<Self.count).map { offset in
            let date = clock.today.adding(days: offset)
            let span = clock.zone.midnight(of: date)..<clock.zone.midnight(of: date.adding(days: 1))
            let parts = schedule.windows(in: span).map { window in
                Part(
                    start: Self.minute(window.start, of: date, on: clock),
                    end: window.end == span.upperBound ? Self.minutes : Self.minute(window.end, of: date, on: clock),
                    state: window.status.state)
            }
            return Day(date: date, parts: Self.joined(parts))
        }
    }

    private static func minute(_ instant: Instant, of date: CivilDate, on clock: PageClock) -> Int {
        clock.zone.civil(at: instant).secondOfDay / 60
    }

    /// What touches in the same state is one, whatever comments it has. Where clocks go back, an end can come before its
    /// beginning.
    private static func joined(_ parts: [Part]) -> [Part] {
        var joined: [Part] = []
        for part in parts {
            let part = part.end < part.start ? Part(start: part.end, end: part.start, state: part.state) : part
            if let last = joined.last, last.state == part.state, last.end >= part.start {
                joined[joined.count - 1] = Part(start: last.start, end: max(last.end, part.end), state: part.state)
            } else {
                joined.append(part)
            }
        }
        return joined
    }

    func values(in language: Language) -> [PageValues] {
        days.map { day in
            let date = day.date
            let name = Self.name(of: date, in: language)
            let isToday = date == clock.today
            var values = PageValues([
                "date": .text(date.description), "dayFirst": .text(name.first), "daySecond": .text(name.second),
                "isToday": .flag(isToday), "isWeekend": .flag(date.weekday == .saturday || date.weekday == .sunday),
                "isClosed": .flag(day.parts.isEmpty), "parts": .list(Self.hours(day.parts, in: language)),
                "bars": .list(day.parts.map(Self.bar)),
            ])
            if isToday {
                let civil = clock.zone.civil(at: clock.now)
                values["nowX"] = .text(String(civil.secondOfDay / 60))
                values["nowText"] = .text(PageClock.time(civil))
            }
            return values
        }
    }

    /// Never told by colour alone: what is open fills the height of the day, what is unknown is hollow.
    private static func bar(_ part: Part) -> PageValues {
        let isOpen = part.state == .open
        return PageValues([
            "barState": .text(part.state.rawValue), "barX": .text(String(part.start)),
            "barWidth": .text(String(part.end - part.start)), "barY": .text(isOpen ? "0" : "4"),
            "barHeight": .text(isOpen ? "20" : "12"),
        ])
    }

    /// `11/27 金`, `Fri 27 Nov`, in two parts.
    private static func name(of date: CivilDate, in language: Language) -> (first: String, second: String) {
        switch language {
        case .ja: ("\(date.month)/\(date.day)", date.weekday.japaneseAbbreviation)
        case .en: (date.weekday.englishAbbreviation, "\(date.day) \(MonthName.englishAbbreviation(date.month))")
        }
    }

    /// No line breaks within one of them.
    private static func hours(_ parts: [Part], in language: Language) -> [PageValues] {
        let texts: [Wording] =
            parts.isEmpty
            ? [.pageNoHours]
            : parts.map { part in
                let hours =
                    part.start == 0 && part.end == minutes
                    ? .pageAllDay : Wording(verbatim: "\(time(part.start))–\(time(part.end))")
                return part.state == .unknown ? .pageUnpublished(hours) : hours
            }
        return texts.enumerated().map { place, text in
            let separator = place == texts.count - 1 ? "" : Wording.pageComma[language]
            return PageValues(["partText": .text(text[language] + separator)])
        }
    }

    private static func time(_ minute: Int) -> String {
        "\((minute / 60).padded(to: 2)):\((minute % 60).padded(to: 2))"
    }
}
