import SupportHours

/// Windows laid out on a wall clock: a column of slots for each day.
struct WeekGrid: Hashable {
    /// A day from 00:00 to 24:00 on the clock.
    struct Day: Hashable {
        let date: CivilDate
        /// Seconds that the day lasts: 82,800 where clocks go forward by an hour, 0 for a day that a zone skipped.
        let length: Int64
        /// Whether the plan is staffed for at least half of each slot.
        let slots: [Bool]
    }

    let days: [Day]
    let minutesPerSlot: Int

    /// - Parameters:
    ///   - windows: in order, not touching.
    ///   - minutesPerSlot: a divisor of the day.
    init(dates: [CivilDate], zone: Zone, windows: [Range<Instant>], minutesPerSlot: Int) {
        self.minutesPerSlot = minutesPerSlot
        days = dates.map { date in
            let clock = DayClock(date: date, zone: zone)
            let times = clock.seconds(from: 0, to: 86_400)
            let windows = windows.filter { window in times.contains { $0.overlaps(window) } }
            let slots = stride(from: 0, to: 86_400, by: minutesPerSlot * 60).map { start -> Slot in
                Slot(times: clock.seconds(from: start, to: start + minutesPerSlot * 60), windows: windows)
            }
            return Day(date: date, length: times.total, slots: Self.bridgingGaps(in: slots))
        }
    }

    /// 60 where every edge stands on a whole hour of the zone's clock, else 30.
    static func minutesPerSlot(for windows: [Range<Instant>], zone: Zone) -> Int {
        let edges = windows.flatMap { [$0.lowerBound, $0.upperBound] }
        return edges.allSatisfy { zone.civil(at: $0).secondOfDay % 3_600 == 0 } ? 60 : 30
    }

    private enum Slot {
        case open, closed
        /// The clock never shows these times on that day.
        case skipped

        init(times: [Range<Instant>], windows: [Range<Instant>]) {
            let length = times.total
            let open = times.flatMap { time in windows.map { $0.clamped(to: time) } }.total
            self = length == 0 ? .skipped : open * 2 >= length ? .open : .closed
        }
    }

    /// Connects a bar across skipped times if it continues on both sides.
    private static func bridgingGaps(in slots: [Slot]) -> [Bool] {
        slots.indices.map { index in
            switch slots[index] {
            case .open: true
            case .closed: false
            case .skipped:
                slots[..<index].last { $0 != .skipped } == .open && slots[index...].first { $0 != .skipped } == .open
            }
        }
    }
}

/// The times at which a zone's clock shows one date.
private struct DayClock {
    /// Segments of constant offset around the day.
    private let segments: [(span: Range<Instant>, offset: Int64)]
    private let midnight: Int64

    init(date: CivilDate, zone: Zone) {
        let midnight = Int64(date.daysSinceEpoch) * 86_400
        // No zone's offset is as much as a day, so the day lies within these three.
        let around = Instant(secondsSinceEpoch: midnight - 86_400)..<Instant(secondsSinceEpoch: midnight + 2 * 86_400)
        let bounds = [around.lowerBound] + zone.transitions(in: around).map(\.at) + [around.upperBound]
        self.midnight = midnight
        segments = zip(bounds, bounds.dropFirst()).map { start, end in
            (start..<end, Int64(zone.offset(at: start).seconds))
        }
    }

    /// The spans in which the clock reads from `start` to before `end`, in seconds of the day: none in a gap, two in a
    /// repeated hour.
    func seconds(from start: Int, to end: Int) -> [Range<Instant>] {
        segments.compactMap { span, offset in
            let lower = Instant(secondsSinceEpoch: midnight + Int64(start) - offset)
            let upper = Instant(secondsSinceEpoch: midnight + Int64(end) - offset)
            let times = (lower..<upper).clamped(to: span)
            return times.isEmpty ? nil : times
        }
    }
}

extension [Range<Instant>] {
    fileprivate var total: Int64 {
        reduce(0) { $0 + $1.upperBound.seconds(since: $1.lowerBound) }
    }
}
