import Glibc

/// An instant of the clock that goes on while the machine is suspended. [clock_gettime(2), CLOCK_BOOTTIME]
struct Deadline: Sendable {
    private let end: Int64

    init(after duration: Duration) {
        let (seconds, attoseconds) = duration.components
        end = Self.now + seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    /// What is left until it, rounded up; 0 where it is over.
    var milliseconds: Int64 { max(0, (end - Self.now + 999_999) / 1_000_000) }

    var isOver: Bool { Self.now >= end }

    /// Nanoseconds.
    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
