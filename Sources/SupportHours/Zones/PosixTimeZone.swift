/// A POSIX TZ string, the rule for every instant after a zone's last listed transition.
///
/// With the extended hours of RFC 9636 section 3.3.1: transition times run from −167 to 167 hours.
package struct PosixTimeZone: Hashable, Sendable {
    package let standard: ZoneOffset
    let daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        let offset: ZoneOffset
        let start: YearlyRule
        let end: YearlyRule
    }

    /// A moment of each year, on the clock that is about to be changed.
    struct YearlyRule: Hashable, Sendable {
        let day: Day
        /// Seconds from that day's 00:00; may be negative, or beyond the day.
        let seconds: Int

        enum Day: Hashable, Sendable {
            /// `Jn`: 1 to 365, 29 February never counted.
            case julian(Int)
            /// `n`: 0 to 365, 29 February counted.
            case ordinal(Int)
            /// `Mm.w.d`: the week-th weekday (Sunday is 0) of the month; week 5 is the last.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        /// Seconds on the clock since it showed 1970-01-01 00:00:00.
        func localSeconds(in year: Int) -> Int64 {
            Int64(daysSinceEpoch(in: year)) * 86_400 + Int64(seconds)
        }

        private func daysSinceEpoch(in year: Int) -> Int {
            let newYear = CivilDate.daysSinceEpoch(year: year, month: 1, day: 1)
            switch day {
            case .julian(let day):
                return newYear + day - 1 + (day > 59 && CivilDate.isLeap(year) ? 1 : 0)
            case .ordinal(let day):
                return newYear + day
            case .weekday(let month, let week, let weekday):
                let first = CivilDate.daysSinceEpoch(year: year, month: month, day: 1)
                let untilWeekday = (weekday - Weekday(daysSinceEpoch: first).rawValue + 7) % 7
                let day = untilWeekday + (week - 1) * 7
                let length = CivilDate.length(ofMonth: month, in: year)
                return first + (day < length ? day : day - 7)
            }
        }
    }
}

extension PosixTimeZone {
    /// UTC seconds since the epoch, and what holds from then on.
    typealias Transition = (time: Int64, offset: ZoneOffset)

    /// The rule's transitions in one year, in order: none or two.
    func transitions(in year: Int) -> [Transition] {
        guard let daylight else { return [] }
        let toDaylight = (daylight.start.localSeconds(in: year) - Int64(standard.seconds), daylight.offset)
        let toStandard = (daylight.end.localSeconds(in: year) - Int64(daylight.offset.seconds), standard)
        return toDaylight.0 < toStandard.0 ? [toDaylight, toStandard] : [toStandard, toDaylight]
    }
}
