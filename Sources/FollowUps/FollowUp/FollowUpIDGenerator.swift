package import SupportHours

/// Generates ids, each greater than the one before, and none that another node generates.
///
/// An id is the milliseconds since 2020 (42 bits, which last for 139 years), the node's slot (5 bits) and a number (16
/// bits) that starts at random in each millisecond.
package struct FollowUpIDGenerator: Sendable {
    fileprivate static let slotBits: Int64 = 5
    fileprivate static let numberBits: Int64 = 16
    /// 2020-01-01T00:00:00Z, in milliseconds.
    fileprivate static let epoch: Int64 = 1_577_836_800_000

    /// Slots that nodes can have.
    package static let slots = 0..<(1 << Int(slotBits))

    private var slot: Int64 = 0
    /// The milliseconds and number of the last id.
    private var last: (time: Int64, number: Int64)

    /// - Parameter slot: this node's among those that share a store.
    package init(slot: Int = 0) {
        last = (-1, 0)
        move(to: slot)
    }

    /// Generates ids of another slot from now on: the node has joined anew.
    package mutating func move(to slot: Int) {
        self.slot = Int64(min(max(slot, Self.slots.lowerBound), Self.slots.upperBound - 1))
    }

    /// - Parameters:
    ///   - milliseconds: since 1970-01-01T00:00:00Z. Where they go back, ids continue from the last one.
    ///   - random: any number; some of its bits are used.
    package mutating func next(milliseconds: Int64, random: UInt64) -> FollowUpID {
        let time = max(0, milliseconds - Self.epoch) & (1 << 42 - 1)
        let largest: Int64 = 1 << Self.numberBits - 1
        if time > last.time {
            // Starts in the lower half, so that there is room behind it.
            last = (time, Int64(random & UInt64(largest >> 1)))
        } else if last.number < largest {
            last.number += 1
        } else {
            last = (last.time + 1, 0)
        }
        return FollowUpID(rawValue: (last.time << Self.slotBits | slot) << Self.numberBits | last.number)
    }

    /// Continues behind an id that is in use.
    package mutating func pass(_ id: FollowUpID) {
        let time = id.rawValue >> (Self.slotBits + Self.numberBits)
        if time >= last.time { last = (time + 1, 0) }
    }
}

extension FollowUpID {
    /// When it was made, by the clock of that time.
    package var madeAt: Instant {
        let milliseconds = rawValue >> (FollowUpIDGenerator.slotBits + FollowUpIDGenerator.numberBits)
        return Instant(secondsSinceEpoch: (milliseconds + FollowUpIDGenerator.epoch) / 1_000)
    }
}
