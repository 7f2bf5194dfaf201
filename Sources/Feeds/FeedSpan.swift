package import SupportHours

/// The days that a feed speaks for, on one clock, `[first, end)`.
package struct FeedSpan: Hashable, Sendable {
    /// How far windows that don't recur are listed, in days from the beginning of the month.
    static let singleDays = 400

    package let first: CivilDate
    package let end: CivilDate

    package init(from first: CivilDate, to end: CivilDate) {
        self.first = first
        self.end = end
    }

    /// From the last New Year that is at least a month ago, so that series keep their beginnings for a year, for three
    /// years.
    static func years(around month: CivilDate) -> FeedSpan {
        let year = month.adding(days: -31).year
        return FeedSpan(from: .newYear(of: year), to: .newYear(of: year + 3))
    }

    /// From the month before.
    static func days(around month: CivilDate) -> FeedSpan {
        FeedSpan(from: month.adding(days: -31), to: month.adding(days: singleDays))
    }

    func instants(in zone: Zone) -> Range<Instant> {
        let start = zone.midnight(of: first)
        return start..<max(start, zone.midnight(of: end))
    }
}

extension CivilDate {
    /// The first day of its month.
    var startOfMonth: CivilDate { adding(days: 1 - day) }

    var followingMonth: CivilDate { startOfMonth.adding(days: 31).startOfMonth }
}

extension Zone {
    /// Whether the clock shows what it shows at an instant at no other one.
    func showsOnce(at instant: Instant) -> Bool {
        let day: Int64 = 26 * 3_600
        let own = offset(at: instant).seconds
        for other in [offset(at: instant.advanced(bySeconds: -day)), offset(at: instant.advanced(bySeconds: day))]
        where other.seconds != own {
            let twin = instant.advanced(bySeconds: Int64(own - other.seconds))
            if offset(at: twin).seconds == other.seconds { return false }
        }
        return true
    }

    /// Whether the clock shows a date and time exactly once.
    func shows(_ civil: CivilDateTime) -> Bool {
        let instant = instant(of: civil)
        return self.civil(at: instant) == civil && showsOnce(at: instant)
    }
}
