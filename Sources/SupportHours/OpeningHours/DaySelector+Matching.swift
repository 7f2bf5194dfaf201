extension OpeningHours.DaySelector {
    /// Calls `body` with each day that the selector selects out of a year's and the last of the year before.
    ///
    /// - Parameter body: gets days since 1970-01-01, in any order; one can come again.
    func forEachDay(of year: Int, holidays: OpeningHours.HolidayDays, body: (Int) -> Void) {
        let days = (CivilDate.newYear(year) - 1)..<CivilDate.newYear(year + 1)
        let segments = dates.isEmpty ? [days] : dates.flatMap { $0.segments(around: year) }
        for segment in segments {
            for number in segment.clamped(to: days) {
                let day = OpeningHours.Day(number: number)
                let isSelected =
                    (years.isEmpty || years.contains { $0.contains(day.year) })
                    && (weeks.isEmpty || weeks.contains { $0.contains(day.week) })
                    && (weekdays.isEmpty || weekdays.contains(day, holidays: holidays))
                if isSelected {
                    body(number)
                }
            }
        }
    }
}

extension OpeningHours {
    /// The properties of a civil day that selectors use.
    struct Day {
        /// Days since 1970-01-01.
        let number: Int

        var year: Int {
            CivilDate(daysSinceEpoch: number).year
        }

        var weekday: Weekday {
            Weekday(daysSinceEpoch: number)
        }

        /// ISO 8601's number of its week, which belongs to the year that its Thursday lies in.
        var week: Int {
            let thursday = number - weekday.rawValue + Weekday.thursday.rawValue
            return (thursday - CivilDate.newYear(CivilDate(daysSinceEpoch: thursday).year)) / 7 + 1
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
        week >= first && week <= last && (week - first) % step == 0
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
