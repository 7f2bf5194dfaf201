import DequeModule
package import SupportHours

/// How many messages may begin data within an hour and within a day, and how many have: windows that slide by the
/// minute.
///
/// A minute counts until the whole of it has left the window, so a limit is never exceeded; at worst something waits a
/// minute longer than it had to.
package struct SendingQuota: Hashable, Sendable {
    /// nil for as many as there are.
    package struct Limits: Hashable, Codable, Sendable {
        package var perHour: Int?
        package var perDay: Int?

        package init(perHour: Int? = nil, perDay: Int? = nil) {
            self.perHour = perHour
            self.perDay = perDay
        }
    }

    private enum Seconds {
        static let minute: Int64 = 60
        static let hour: Int64 = 3_600
        static let day: Int64 = 86_400
        /// How far a forecast looks.
        static let forecast: Int64 = 30 * day
    }

    package var limits: Limits
    /// Those in which something began data, in ascending order.
    private var minutes: Deque<DataCount> = []

    package init(_ limits: Limits) {
        self.limits = limits
    }

    /// How far back the counts matter, in seconds.
    package static var reach: Int64 { Seconds.day + Seconds.minute }

    /// Takes up what earlier runs counted.
    ///
    /// - Parameter counts: by minute, in ascending order.
    package mutating func restore(_ counts: [DataCount]) {
        minutes = Deque(counts)
    }

    package mutating func count(_ number: Int = 1, at now: Instant) {
        let minute = now.minute
        while let first = minutes.first, first.minute < now.advanced(bySeconds: -Self.reach) { minutes.removeFirst() }
        // The clock may have been set back.
        let place = minutes.lastIndex { $0.minute <= minute }
        if let place, minutes[place].minute == minute {
            minutes[place].count += number
        } else {
            minutes.insert(DataCount(minute: minute, count: number), at: place.map { $0 + 1 } ?? 0)
        }
    }

    /// How many more may begin data at this moment.
    package func room(at now: Instant) -> Int {
        windows.reduce(Int.max) { min($0, max(0, $1.limit - counted(within: $1.seconds, at: now))) }
    }

    /// When there is room again; nil where there is some.
    package func opensAt(_ now: Instant) -> Instant? {
        windows.compactMap { window in
            var excess = counted(within: window.seconds, at: now) - window.limit
            guard excess >= 0 else { return nil }
            for minute in minutes where Self.counts(minute, within: window.seconds, at: now) {
                excess -= minute.count
                if excess < 0 { return minute.minute.advanced(bySeconds: Seconds.minute + window.seconds) }
            }
            return nil
        }.max()
    }

    /// When so many more have begun data, at a given pace and within the limits.
    ///
    /// - Parameter perSecond: more than 0.
    /// - Returns: nil where that is more than thirty days away.
    package func isDone(_ number: Int, from start: Instant, perSecond: Double) -> Instant? {
        var quota = self
        var left = number
        var now = start
        func pace(_ number: Int) -> Int64 { Int64(min((Double(number) / perSecond).rounded(.up), 1e15)) }
        guard !windows.isEmpty else { return start.advanced(bySeconds: pace(number)) }
        while now <= start.advanced(bySeconds: Seconds.forecast) {
            if let opensAt = quota.opensAt(now) {
                now = opensAt
                continue
            }
            let rest = Seconds.minute - (now.secondsSinceEpoch - now.minute.secondsSinceEpoch)
            let number = min(left, quota.room(at: now), max(1, Int(min(perSecond * Double(rest), 1e9))))
            quota.count(number, at: now)
            left -= number
            now = now.advanced(bySeconds: pace(number))
            if left == 0 { return now }
        }
        return nil
    }

    private var windows: [(limit: Int, seconds: Int64)] {
        [limits.perHour.map { ($0, Seconds.hour) }, limits.perDay.map { ($0, Seconds.day) }].compactMap(\.self)
    }

    private func counted(within seconds: Int64, at now: Instant) -> Int {
        minutes.reduce(0) { Self.counts($1, within: seconds, at: now) ? $0 + $1.count : $0 }
    }

    /// Minutes that are more than an hour ahead were counted by a clock that was wrong.
    private static func counts(_ minute: DataCount, within seconds: Int64, at now: Instant) -> Bool {
        minute.minute > now.advanced(bySeconds: -seconds - Seconds.minute)
            && minute.minute <= now.advanced(bySeconds: Seconds.hour)
    }
}
