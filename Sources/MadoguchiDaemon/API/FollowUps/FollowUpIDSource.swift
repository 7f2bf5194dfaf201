import FollowUps
import Synchronization

/// Generates ids for many callers at once.
final class FollowUpIDSource: Sendable {
    private let generator = Mutex(FollowUpIDGenerator())
    private let milliseconds: @Sendable () -> Int64
    private let random: @Sendable () -> UInt64

    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
    init(
        milliseconds: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64 = { .random(in: 0...(.max)) }
    ) {
        self.milliseconds = milliseconds
        self.random = random
    }

    /// Continues behind an id that is in use, as after the clock was set back.
    func pass(_ id: FollowUpID) {
        generator.withLock { $0.pass(id) }
    }

    /// Generates ids of this slot from now on.
    func move(to slot: Int) {
        generator.withLock { $0.move(to: slot) }
    }

    func next() -> FollowUpID {
        let (time, number) = (milliseconds(), random())
        return generator.withLock { $0.next(milliseconds: time, random: number) }
    }
}
