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
        self.init(on: clock) { day in
            schedule.windows(in: day).map { (span: $0.start..<$0.end, state: $0.status.state) }
        }
    }

    /// - Parameter windows: all of the seven days, in the order of time.
    init(_ windows: [(span: Range<Instant>, state: OpenState)], on clock: PageClock) {
        self.init(on: clock) { day in
            windows.map { (span: $0.span.clamped(to: day), state: $0.state) }.filter { !$0.span.isEmpty }
        }
    }

    /// - Parameter windows: those within a day, clipped to it.
    private init(
        on clock: PageClock, _ windows: (_ day: Range<Instant>) -> [(span: Range<Instant>, state: OpenState)]
    ) {
        self.clock = clock
        days = Self.dates(on: clock).map { date in
            let day = clock.zone.midnight(of: date)..<clock.zone.midnight(of: date.adding(days: 1))
            let parts = windows(day).map { span, state in
                Part(
                    start: Self.minute(span.lowerBound, of: date, on: clock),
                    end: span.upperBound == day.upperBound
                        ? Self.minutes : Self.minute(span.upperBound, of: date, on: clock),
                    state: state)
            }
            return Day(date: date, parts: Self.joined(parts))
        }
    }

    private static func dates(on clock: PageClock) -> [CivilDate] {
        (0..<count).map { clock.today.adding(days: $0) }
    }

    /// From today's beginning to the end of the seventh day.
    static func span(on clock: PageClock) -> Range<Instant> {
        clock.zone.midnight(of: clock.today)..<clock.zone.midnight(of: clock.today.adding(days: count))
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
