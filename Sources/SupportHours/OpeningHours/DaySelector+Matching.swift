extension OpeningHours {
    /// A day selector made ready for the days of one year (and the last of the year before).
    struct YearMatcher {
        private let selector: DaySelector
        private let stretches: [Range<Int>]
        private let holidays: HolidayDays

        init(_ selector: DaySelector, year: Int, holidays: HolidayDays) {
            self.selector = selector
            self.holidays = holidays
            stretches = selector.dates.flatMap { $0.stretches(around: year) }
        }

        func matches(_ day: Day) -> Bool {
            (selector.years.isEmpty || selector.years.contains { $0.contains(day.year) })
                && (selector.dates.isEmpty || stretches.contains { $0.contains(day.number) })
                && (selector.weeks.isEmpty || selector.weeks.contains { $0.contains(day.week) })
                && (selector.weekdays.isEmpty || selector.weekdays.contains(day, holidays: holidays))
        }
    }

    /// What selectors ask of a civil day.
    struct Day {
        /// Days since 1970-01-01.
        let number: Int
        let year: Int
        let weekday: Weekday
        /// ISO 8601's number of its week.
        let week: Int

        init(number: Int, year: Int) {
            self.number = number
            self.year = year
            weekday = Weekday(daysSinceEpoch: number)
            // A week belongs to the year that its Thursday lies in.
            let thursday = number - weekday.rawValue + Weekday.thursday.rawValue
            var weekYear = year
            if thursday < CivilDate.newYear(year) {
                weekYear -= 1
            } else if thursday >= CivilDate.newYear(year + 1) {
                weekYear += 1
            }
            week = (thursday - CivilDate.newYear(weekYear)) / 7 + 1
        }
    }

    /// A holiday calendar's dates as days since 1970-01-01.
    struct HolidayDays: Sendable {
        private let publicHolidays: Set<Int>
        private let schoolHolidays: Set<Int>

        init(_ calendar: HolidayCalendar) {
            publicHolidays = Set(calendar.publicHolidays.map(\.daysSinceEpoch))
            schoolHolidays = Set(calendar.schoolHolidays.map(\.daysSinceEpoch))
        }

        func contains(_ day: Int, kind: Holiday.Kind) -> Bool {
            switch kind {
            case .publicHoliday: publicHolidays.contains(day)
            case .schoolHoliday: schoolHolidays.contains(day)
            }
        }
    }
}

extension OpeningHours.YearRange {
    func contains(_ year: Int) -> Bool {
        year >= first && year <= last ?? .max && (year - first) % step == 0
    }
}

extension OpeningHours.WeekRange {
    func contains(_ week: Int) -> Bool {
        first <= last
            ? week >= first && week <= last && (week - first) % step == 0
            : week >= first || week <= last
    }
}

extension OpeningHours.WeekdaySelector {
    func contains(_ day: OpeningHours.Day, holidays days: OpeningHours.HolidayDays) -> Bool {
        let isWeekday = weekdays.contains(day.weekday) || nth.contains { $0.contains(day) }
        return restrictsHolidays ? isWeekday && isHoliday(day, in: days) : isWeekday || isHoliday(day, in: days)
    }

    private func isHoliday(_ day: OpeningHours.Day, in days: OpeningHours.HolidayDays) -> Bool {
        holidays.contains { days.contains(day.number - $0.dayShift, kind: $0.kind) }
    }
}

extension OpeningHours.NthWeekday {
    func contains(_ day: OpeningHours.Day) -> Bool {
        let counted = day.number - dayShift
        guard Weekday(daysSinceEpoch: counted) == weekday else { return false }
        let date = CivilDate(daysSinceEpoch: counted)
        let fromStart = (date.day - 1) / 7 + 1
        let fromEnd = (CivilDate.length(ofMonth: date.month, in: date.year) - date.day) / 7 + 1
        return ordinals.contains(fromStart) || ordinals.contains(-fromEnd)
    }
}
