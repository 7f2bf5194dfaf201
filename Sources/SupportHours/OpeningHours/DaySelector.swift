extension OpeningHours {
    /// The days on which a rule applies: those that each part selects. A part without content selects every day.
    struct DaySelector: Hashable, Sendable {
        var years: [YearRange] = []
        var dates: [DateRange] = []
        var weeks: [WeekRange] = []
        var weekdays = WeekdaySelector()

        var isEveryDay: Bool {
            self == DaySelector()
        }

        var hasWideRange: Bool {
            !(years.isEmpty && dates.isEmpty && weeks.isEmpty)
        }

        var isWeekly: Bool {
            !hasWideRange && weekdays.nth.isEmpty && weekdays.holidays.isEmpty
        }
    }

    /// `2026`, `2026-2030/2`, `2026+` (`<year_range>`).
    struct YearRange: Hashable, Sendable {
        static let valid = 1900...9999

        var first: Int
        /// nil where it goes on for ever.
        var last: Int?
        var step = 1
    }

    /// `02`, `02-53/2` (`<week>`), in ISO 8601's weeks.
    struct WeekRange: Hashable, Sendable {
        static let valid = 1...53

        var first: Int
        var last: Int
        var step = 1
    }

    /// `Dec 25`, `Nov-Feb`, `Dec 24-Jan 02`, `2026 Dec 25+` (`<monthday_range>`).
    struct DateRange: Hashable, Sendable {
        enum Extent: Hashable, Sendable {
            case single
            case through(DateBound)
            /// To the end of the year; for ever where the start bears a year.
            case onwards
        }

        var start: DateBound
        var extent: Extent = .single
    }

    /// A day of the year, or a whole month, that a date range begins or ends with.
    struct DateBound: Hashable, Sendable {
        enum Anchor: Hashable, Sendable {
            case month(Int)
            case day(month: Int, day: Int)
            case nth(month: Int, weekday: Weekday, ordinal: Int)
            case easter
        }

        /// nil for every year.
        var year: Int?
        var anchor: Anchor
        var weekdayShift: WeekdayShift?
        var dayShift = 0

        var isWholeMonth: Bool {
            if case .month = anchor { true } else { false }
        }
    }

    /// `+Su`, `-Su`: to that weekday on or after the date, or on or before it.
    struct WeekdayShift: Hashable, Sendable {
        var weekday: Weekday
        var isForwards: Bool
    }

    /// `Mo-Fr`, `Th[4] +1 day`, `PH`, and their combinations (`<weekday_selector>`).
    struct WeekdaySelector: Hashable, Sendable {
        var weekdays: WeekdaySet = []
        var nth: [NthWeekday] = []
        var holidays: [Holiday] = []
        /// `PH Mo-Fr`: the holidays that fall on those weekdays, rather than both.
        var restrictsHolidays = false
    }

    /// `Th[1-3,-1] +1 day`: counted in each month, from its start or, negative, from its end.
    struct NthWeekday: Hashable, Sendable {
        var weekday: Weekday
        var ordinals: OrdinalSet
        var dayShift = 0
    }

    /// `PH -1 day`.
    struct Holiday: Hashable, Sendable {
        enum Kind: String, Hashable, Sendable {
            case publicHoliday = "PH"
            case schoolHoliday = "SH"
        }

        var kind: Kind
        var dayShift = 0
    }

    struct WeekdaySet: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        init(_ weekday: Weekday) {
            rawValue = 1 << UInt8(weekday.rawValue - 1)
        }

        /// From one weekday through another, over the end of the week where the second comes first.
        init(from first: Weekday, through last: Weekday) {
            var set: WeekdaySet = []
            var weekday = first
            while weekday != last {
                set.formUnion(WeekdaySet(weekday))
                weekday = weekday.following
            }
            self = set.union(WeekdaySet(last))
        }

        func contains(_ weekday: Weekday) -> Bool {
            contains(WeekdaySet(weekday))
        }
    }

    /// The numbers in `Th[1-3,-1]`: 1 to 5, and -1 to -5.
    struct OrdinalSet: OptionSet, Hashable, Sendable {
        static let valid = 1...5

        let rawValue: UInt16

        init(rawValue: UInt16) {
            self.rawValue = rawValue
        }

        /// - Parameter ordinal: 1 to 5 or -1 to -5.
        init(_ ordinal: Int) {
            rawValue = 1 << UInt16(ordinal + 5)
        }

        func contains(_ ordinal: Int) -> Bool {
            contains(OrdinalSet(ordinal))
        }
    }
}

extension Weekday {
    var following: Weekday {
        Weekday(rawValue: rawValue % 7 + 1) ?? .monday
    }
}
