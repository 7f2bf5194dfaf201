extension OpeningHours {
    /// The year after which the days repeat with the calendar, every 400 years: no later one is named, and holidays are
    /// over.
    ///
    /// - Returns: nil where they don't repeat, for rules that go by Easter or by every so many years.
    func lastSingularYear(holidays: HolidayCalendar) -> Int? {
        var last = DaySelector.firstYear
        for rule in rules {
            guard let year = rule.days.lastSingularYear(holidays: holidays) else { return nil }
            last = max(last, year)
        }
        return last
    }
}

extension OpeningHours.DaySelector {
    fileprivate static var firstYear: Int { OpeningHours.YearRange.valid.lowerBound }

    fileprivate func lastSingularYear(holidays: HolidayCalendar) -> Int? {
        // Shifts go as far as 366 days, and a night reaches into the next day.
        let reach = 2
        var last = Self.firstYear
        for range in years {
            if let end = range.last, end < OpeningHours.YearRange.valid.upperBound {
                last = max(last, end + reach)
            } else {
                guard range.step == 1 else { return nil }
                last = max(last, range.first + reach)
            }
        }
        for date in dates {
            guard !date.goesByEaster else { return nil }
            last = max(last, (date.start.year ?? Self.firstYear) + reach, (date.lastYear ?? Self.firstYear) + reach)
        }
        for kind in Set(weekdays.holidays.map(\.kind)) {
            let days = kind == .publicHoliday ? holidays.publicHolidays : holidays.schoolHolidays
            last = max(last, (days.lazy.map(\.year).max() ?? Self.firstYear) + reach)
        }
        return last
    }
}

extension OpeningHours.DateRange {
    fileprivate var lastYear: Int? {
        if case .through(let end) = extent { end.year } else { nil }
    }

    fileprivate var goesByEaster: Bool {
        if case .through(let end) = extent, end.anchor == .easter { return true }
        return start.anchor == .easter
    }
}
