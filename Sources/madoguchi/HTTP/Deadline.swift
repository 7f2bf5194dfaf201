import Glibc

/// A point on the monotonic clock by which something must have happened.
struct Deadline {
    private let nanoseconds: Int64

    init(in duration: Duration) {
        let (seconds, attoseconds) = duration.components
        nanoseconds = Self.now + seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    var hasPassed: Bool { remaining <= .zero }

    /// Negative once it has passed.
    var remaining: Duration { .nanoseconds(nanoseconds - Self.now) }

    /// For `poll`: rounded up, at least 0.
    var remainingMilliseconds: CInt {
        CInt(clamping: max(0, (nanoseconds - Self.now + 999_999) / 1_000_000))
    }

    /// Milliseconds of the monotonic clock.
    static var milliseconds: Int64 { now / 1_000_000 }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
