import SupportHours

/// Staffed windows by the days of a viewer's clock.
struct ViewedDays {
    /// Hours that begin on a day.
    struct Hours: Hashable {
        /// Seconds since 00:00.
        let start: Int
        /// As schema.org's `Time`.
        let opens: String
        let closes: String

        /// Nothing begins.
        static let none = Hours(start: 0, opens: "00:00:00", closes: "00:00:00")
    }

    struct Day {
        let date: CivilDate
        let hours: [Hours]
        /// An instant at which it is, or would usually be, open: what is true then is why the day is different.
        let instant: Instant
    }

    /// What comes every week.
    let regular: [Recurring<Hours>]
    /// The days on which something else comes.
    let special: [Day]

    init(_ schedule: Schedule, on viewer: Zone, in span: FeedSpan) {
        var entries: [(date: CivilDate, key: Hours)] = []
        for window in schedule.wholeWindows(in: span.instants(in: viewer)) where window.status.state == .open {
            entries += Self.entries(window, on: viewer)
        }
        // Comments divide windows that are one to those who only want to know whether it is open.
        entries = entries.filter { span.first <= $0.date && $0.date < span.end }
        regular = Recurring.all(in: entries.filter { !$0.key.isPlaced })
        var byDate: [CivilDate: [Hours]] = [:]
        for entry in entries { byDate[entry.date, default: []].append(entry.key) }
        var special: [Day] = []
        for number in span.first.daysSinceEpoch..<span.end.daysSinceEpoch {
            let date = CivilDate(daysSinceEpoch: number)
            let hours = byDate[date] ?? []
            let expected = regular.filter { $0.covers(date) }.map(\.key)
            guard Set(expected) != Set(hours) else { continue }
            let start = (expected.first { !hours.contains($0) } ?? hours.first)?.start ?? 0
            special.append(
                Day(
                    date: date, hours: hours, instant: viewer.instant(of: CivilDateTime(date: date, secondOfDay: start))
                ))
        }
        self.special = special
    }

    /// A window, cut at midnight where it is longer than a day, and at noon where its day's length must be told.
    private static func entries(_ window: ListedWindow, on viewer: Zone) -> [(date: CivilDate, key: Hours)] {
        let start = viewer.civil(at: window.start)
        let end = viewer.civil(at: window.end)
        let length = window.end.seconds(since: window.start)
        if length < 86_400, end.localSeconds - start.localSeconds < 86_400 {
            return parts(of: window.start..<window.end, on: start.date, viewer)
        }
        var entries: [(date: CivilDate, key: Hours)] = []
        var from = window.start
        var date = start.date
        while from < window.end {
            let following = date.adding(days: 1)
            let to = min(viewer.midnight(of: following), window.end)
            if from < to { entries += parts(of: from..<to, on: date, viewer) }
            from = max(from, to)
            date = following
        }
        return entries
    }

    private static func parts(
        of span: Range<Instant>, on date: CivilDate, _ viewer: Zone
    ) -> [(date: CivilDate, key: Hours)] {
        if viewer.showsOnce(at: span.lowerBound), viewer.showsOnce(at: span.upperBound) {
            return [(date, Hours(span, on: viewer, isPlaced: false))]
        }
        let noon = viewer.instant(of: CivilDateTime(date: date, secondOfDay: 43_200))
        guard span.lowerBound < noon, noon < span.upperBound else {
            return [(date, Hours(span, on: viewer, isPlaced: true))]
        }
        return [span.lowerBound..<noon, noon..<span.upperBound].map { (date, Hours($0, on: viewer, isPlaced: true)) }
    }
}

extension ViewedDays.Hours {
    /// - Parameter isPlaced: whether the times need their offsets to say which instants they are, because the clock
    ///   shows one of them twice.
    fileprivate init(_ span: Range<Instant>, on zone: Zone, isPlaced: Bool) {
        let start = zone.civil(at: span.lowerBound)
        let following = start.date.adding(days: 1)
        // The clock may skip midnight.
        let end =
            span.upperBound == zone.midnight(of: following)
            ? CivilDateTime(date: following, secondOfDay: 0) : zone.civil(at: span.upperBound)
        let isWholeDay = start.secondOfDay == 0 && end.secondOfDay == 0
        self.start = start.secondOfDay
        opens = start.timeOfDay + (isPlaced ? zone.offsetText(at: span.lowerBound) : "")
        closes =
            if isPlaced {
                end.timeOfDay + zone.offsetText(at: span.upperBound)
            } else {
                isWholeDay ? "23:59:59" : end.timeOfDay
            }
    }

    /// Whether its times bear offsets.
    var isPlaced: Bool { opens.utf8.count > 8 }
}

extension CivilDateTime {
    /// `23:00:00`
    fileprivate var timeOfDay: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))" }
}

extension Zone {
    /// `+09:00`
    fileprivate func offsetText(at instant: Instant) -> String {
        let seconds = offset(at: instant).seconds
        let magnitude = abs(seconds)
        return (seconds < 0 ? "-" : "+") + (magnitude / 3_600).padded(to: 2) + ":"
            + (magnitude / 60 % 60).padded(to: 2)
    }
}
