import SupportHours

/// A time zone as a source defines it, for the years that are of interest. [RFC 5545 §3.6.5]
struct ZoneDefinition {
    /// From when on which offset holds.
    struct Transition {
        /// On the clock before it, in seconds since it showed 1970-01-01 00:00:00.
        let local: Int64
        /// Seconds east of UTC before it.
        let from: Int64
        /// Seconds east of UTC from it on.
        let to: Int64

        var utc: Int64 { local - from }
    }

    /// In ascending order.
    private let transitions: [Transition]

    /// - Parameter transitions: at least one.
    init?(_ transitions: [Transition]) {
        guard !transitions.isEmpty else { return nil }
        self.transitions = transitions.sorted { $0.utc < $1.utc }
    }

    func civil(at instant: Instant) -> CivilDateTime {
        let time = instant.secondsSinceEpoch
        let last = last { $0.utc <= time }
        return CivilDateTime(localSeconds: time + (last?.to ?? transitions[0].from))
    }

    /// The instant at which the zone's clocks show a time: the first where they show it twice; where they skip it, by the
    /// offset before the gap.
    func instant(of civil: CivilDateTime) -> Instant {
        let local = civil.localSeconds
        guard let last = last(where: { $0.local <= local }) else {
            return Instant(secondsSinceEpoch: local - transitions[0].from)
        }
        let isInGap = local - last.local < last.to - last.from
        return Instant(secondsSinceEpoch: local - (isInGap ? last.from : last.to))
    }

    private func last(where holds: (Transition) -> Bool) -> Transition? {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(transitions[middle]) { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : transitions[low - 1]
    }
}
