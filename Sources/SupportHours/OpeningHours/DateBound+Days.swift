extension OpeningHours.DateBound {
    /// The days that the bound stands for in a year, as days since 1970-01-01, half-open.
    ///
    /// Empty, at the place where it would be, for a day that the year doesn't have (Feb 29, a fifth Sunday): a range
    /// from there begins with the next day that exists, and a range to there ends with the last one before.
    func days(in year: Int) -> Range<Int> {
        let anchored = anchoredDays(in: year)
        var shift = dayShift
        if let weekdayShift, !anchored.isEmpty {
            let weekday = Weekday(daysSinceEpoch: anchored.lowerBound)
            shift +=
                weekdayShift.isForwards
                ? weekday.days(to: weekdayShift.weekday) : -weekdayShift.weekday.days(to: weekday)
        }
        return (anchored.lowerBound + shift)..<(anchored.upperBound + shift)
    }

    private func anchoredDays(in year: Int) -> Range<Int> {
        switch anchor {
        case .month(let month):
            return Self.days(of: month, in: year)
        case .day(let month, let day):
            let month = Self.days(of: month, in: year)
            let first = min(month.lowerBound + day - 1, month.upperBound)
            return first..<min(first + 1, month.upperBound)
        case .nth(let month, let weekday, let ordinal):
            let month = Self.days(of: month, in: year)
            if ordinal > 0 {
                let first = month.lowerBound + Weekday(daysSinceEpoch: month.lowerBound).days(to: weekday)
                let day = min(first + (ordinal - 1) * 7, month.upperBound)
                return day..<min(day + 1, month.upperBound)
            }
            let last = month.upperBound - 1 - weekday.days(to: Weekday(daysSinceEpoch: month.upperBound - 1))
            let day = last + (ordinal + 1) * 7
            return max(day, month.lowerBound)..<max(day + 1, month.lowerBound)
        case .easter:
            let sunday = CivilDate.easter(of: year)
            return sunday..<(sunday + 1)
        }
    }

    private static func days(of month: Int, in year: Int) -> Range<Int> {
        let first = CivilDate.daysSinceEpoch(year: year, month: month, day: 1)
        return first..<(first + CivilDate.length(ofMonth: month, in: year))
    }
}

extension OpeningHours.DateRange {
    /// The ranges of days that lie in a year and those that reach into it from its neighbours, as days since
    /// 1970-01-01.
    ///
    /// An end that comes before its start lies in the year after.
    func segments(around year: Int) -> [Range<Int>] {
        // A shift of at most 366 days moves an end by a year, and a range lasts up to another.
        ((start.year ?? year - 3)...(start.year ?? year + 2)).compactMap { startYear in
            let first = start.days(in: startYear)
            let end: Int
            switch extent {
            case .single:
                end = first.upperBound
            case .onwards where start.year != nil:
                end = .max
            case .onwards:
                end = CivilDate.newYear(startYear + 1)
            case .through(let last):
                let sameYear = last.days(in: last.year ?? startYear)
                let wraps = last.year == nil && sameYear.lowerBound < first.lowerBound
                end = wraps ? last.days(in: startYear + 1).upperBound : sameYear.upperBound
            }
            return first.lowerBound < end ? first.lowerBound..<end : nil
        }
    }
}

extension Weekday {
    /// From 0, where `other` is the same, to 6.
    func days(to other: Weekday) -> Int {
        (other.rawValue - rawValue + 7) % 7
    }
}
