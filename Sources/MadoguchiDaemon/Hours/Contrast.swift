import SupportHours

/// A span of instants in which a schedule is in one state, and would be in another one if something were not so.
struct Contrast: Hashable, Sendable {
    var span: Range<Instant>
    let state: OpenState
    let otherwise: OpenState

    /// Whether staffed time is gone.
    var closes: Bool { otherwise == .open && state != .open }

    /// In order, apart from each other or touching.
    static func between(_ schedule: Schedule, otherwise other: Schedule, in range: Range<Instant>) -> [Contrast] {
        Schedule.differences(between: schedule, and: other, in: range).flatMap { difference in
            var contrasts: [Contrast] = []
            var start = difference.lowerBound
            while start < difference.upperBound {
                let (here, there) = (schedule.span(at: start), other.span(at: start))
                let end = [here.until, there.until].compactMap(\.self).reduce(difference.upperBound, min)
                contrasts.append(
                    Contrast(span: start..<end, state: here.status.state, otherwise: there.status.state))
                start = end
            }
            return contrasts
        }
    }

    /// The same in parts that lie within a day of a zone.
    func byDay(in zone: Zone) -> [(date: CivilDate, contrast: Contrast)] {
        var parts: [(date: CivilDate, contrast: Contrast)] = []
        var rest = span
        while !rest.isEmpty {
            let date = zone.civil(at: rest.lowerBound).date
            let midnight = zone.midnight(of: date.adding(days: 1))
            // Where clocks go back over midnight, a day comes twice.
            let end = midnight > rest.lowerBound ? min(rest.upperBound, midnight) : rest.upperBound
            parts.append((date, Contrast(span: rest.lowerBound..<end, state: state, otherwise: otherwise)))
            rest = end..<rest.upperBound
        }
        return parts
    }
}

extension Instant {
    /// Later than all others.
    static let distantFuture = Instant(secondsSinceEpoch: .max)
}
