/// Looks through hours for what is legal and suspicious.
struct HoursInspection {
    typealias Rule = OpeningHours.Rule

    let hours: OpeningHours
    let holidays: HolidayCalendar
    /// The first day that matters.
    let firstDay: Int
    /// Years whose days are looked at: some to come, leap years and all weekdays of each date among them, and those that
    /// rules and holidays name.
    let years: [Int]
    /// The holiday calendars to try rules with, and for which years: the one there is, and, where rules go by holidays,
    /// others in which every day is one, and every other day. What the present year's holidays happen to fall on is no
    /// matter.
    let calendars: [(holidays: HolidayCalendar, years: ArraySlice<Int>)]

    private static let yearsAhead = 8
    private static let mostYears = 64

    init(_ hours: OpeningHours, holidays: HolidayCalendar, from date: CivilDate) {
        self.hours = hours
        self.holidays = holidays
        firstDay = date.daysSinceEpoch
        var named = Set(hours.rules.flatMap(\.days.namedYears))
        for year in holidays.all.map(\.year) { named.formUnion([year, year + 1]) }
        let latest = Schedule.supportedYears.upperBound
        let ahead = date.year...min(latest, date.year + Self.yearsAhead)
        years = Array(ahead) + named.filter { $0 > ahead.upperBound && $0 <= latest }.sorted().prefix(Self.mostYears)
        let actual = (holidays, years[...])
        let near = years.prefix(2)
        guard hours.rules.contains(where: { !$0.days.weekdays.holidays.isEmpty }) else {
            calendars = [actual]
            return
        }
        calendars =
            [actual]
            + [1, 2].map { step in
                let days = near.flatMap { year in
                    stride(from: CivilDate.newYear(year), to: CivilDate.newYear(year + 1), by: step)
                }
                let dates = Set(days.map(CivilDate.init(daysSinceEpoch:)))
                return (HolidayCalendar(publicHolidays: dates, schoolHolidays: dates), near)
            }
    }

    var rules: [Rule] { hours.rules }

    func days(of year: Int) -> Range<Int> {
        let days = CivilDate.newYear(year)..<CivilDate.newYear(year + 1)
        return days.clamped(to: min(firstDay, days.upperBound)..<days.upperBound)
    }

    /// Whether two lists of rules say the same of every day that is looked at.
    func isSame(_ first: [Rule], _ second: [Rule]) -> Bool {
        calendars.allSatisfy { calendar in
            var left = OpeningHours(rules: first).evaluator(holidays: calendar.holidays)
            var right = OpeningHours(rules: second).evaluator(holidays: calendar.holidays)
            return calendar.years.allSatisfy { year in
                days(of: year).allSatisfy { left.spans(onDay: $0) == right.spans(onDay: $0) }
            }
        }
    }
}

extension HoursInspection {
    var neverOpen: [HoursWarning] {
        isEverOpen ? [] : [HoursWarning(.neverOpen, suggestion: hours.onlyComment.flatMap(OpeningHours.probable))]
    }

    private var isEverOpen: Bool {
        var evaluator = hours.evaluator(holidays: holidays)
        func isOpen(in years: some Sequence<Int>) -> Bool {
            years.contains { year in
                days(of: year).contains { day in
                    evaluator.spans(onDay: day).contains { $0.status.state == .open }
                }
            }
        }
        if isOpen(in: years) { return true }
        let first = CivilDate(daysSinceEpoch: firstDay).year
        let latest = Schedule.supportedYears.upperBound
        let singular = hours.lastSingularYear(holidays: holidays)
        // Without an end to what is singular, what goes by so many years comes round within the longest step, of 1,000.
        let end = min(latest, singular.map { max($0, first) + 401 } ?? first + 1_001)
        return first <= end && isOpen(in: first...end)
    }

    /// Where the hours go by holidays whose dates are not known, or not any more.
    var holidayDates: [HoursWarning] {
        let kinds: [(kind: OpeningHours.Holiday.Kind, dates: Set<CivilDate>)] = [
            (.publicHoliday, holidays.publicHolidays), (.schoolHoliday, holidays.schoolHolidays),
        ]
        return kinds.compactMap { kind, dates in
            guard matters(kind) else { return nil }
            guard let last = dates.max() else { return HoursWarning(.holidaysMissing, holidayKey: kind.rawValue) }
            guard last.daysSinceEpoch < firstDay else { return nil }
            return HoursWarning(.holidaysEnded, holidayKey: kind.rawValue, date: last)
        }
    }

    /// Whether a rule closes the holidays of a kind, or any day would differ without them.
    private func matters(_ kind: OpeningHours.Holiday.Kind) -> Bool {
        let named = rules.filter { $0.days.weekdays.holidays.contains { $0.kind == kind } }
        guard !named.isEmpty else { return false }
        return named.contains { $0.status.state == .closed }
            || calendars.dropFirst().contains { calendar in
                let dates = calendar.holidays.publicHolidays
                let alone =
                    kind == .publicHoliday
                    ? HolidayCalendar(publicHolidays: dates) : HolidayCalendar(schoolHolidays: dates)
                var with = hours.evaluator(holidays: alone)
                var without = hours.evaluator(holidays: .none)
                return calendar.years.contains { year in
                    days(of: year).contains { with.spans(onDay: $0) != without.spans(onDay: $0) }
                }
            }
    }

    /// `9-5` is read as 09:00 to 05:00.
    var longWindows: [HoursWarning] {
        let meant = rules.map { rule in
            var rule = rule
            if rule.status.state != .closed { rule.times = rule.times.map { $0.onTwelveHourClock ?? $0 } }
            return rule
        }
        guard meant != rules else { return [] }
        let suggestion = canonical(meant)
        return zip(rules, meant).compactMap { rule, meant in
            guard let (long, _) = zip(rule.times, meant.times).first(where: { $0 != $1 }) else { return nil }
            return HoursWarning(
                .longWindow, rule: rule.description, hours: long.description, suggestion: suggestion)
        }
    }

    /// The rules as an expression; nil where it would be read otherwise.
    func canonical(_ rules: [Rule]) -> String? {
        let text = OpeningHours(rules: rules).description
        return (try? OpeningHours(parsing: text))?.rules == rules ? text : nil
    }
}

extension HolidayCalendar {
    fileprivate var all: Set<CivilDate> { publicHolidays.union(schoolHolidays) }
}

extension OpeningHours.TimeSpan {
    /// A window over midnight that is longer than any shift, and would end in the afternoon on a clock of twelve hours:
    /// that afternoon's one.
    var onTwelveHourClock: OpeningHours.TimeSpan? {
        let day = 24 * 60
        let afternoon = minutes.upperBound - day / 2
        guard minutes.upperBound > day, minutes.count >= 16 * 60, !hasOpenEnd, minutes.upperBound - day <= day / 2,
            afternoon > minutes.lowerBound
        else { return nil }
        return OpeningHours.TimeSpan(minutes: minutes.lowerBound..<afternoon)
    }
}

extension OpeningHours.DaySelector {
    fileprivate var namedYears: [Int] {
        let bounds = dates.flatMap { date -> [Int?] in
            if case .through(let end) = date.extent { [date.start.year, end.year] } else { [date.start.year] }
        }
        let named = years.flatMap { [$0.first, $0.last] } + bounds
        return named.compactMap(\.self).flatMap { [$0, $0 + 1] }
    }
}
