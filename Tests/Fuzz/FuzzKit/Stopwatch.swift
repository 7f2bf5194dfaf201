import Glibc

/// Bounds what an input may cost, in CPU time of this thread, so that a busy machine finds nothing.
package struct Stopwatch {
    private let limit: UInt64
    private let bytes: Int
    private let start = Self.nanoseconds

    /// Half a millisecond for each byte is some hundred times what watched code without optimisation takes.
    ///
    /// - Parameters:
    ///   - bytes: the input's length.
    ///   - seconds: what any input may cost.
    package init(bytes: Int, seconds: Double = 0.5) {
        self.bytes = bytes
        limit = UInt64(seconds * 1e9) + UInt64(bytes) * 500_000
    }

    package func check() {
        let used = Self.nanoseconds - start
        require(used <= limit, "\(used / 1_000_000) ms for \(bytes) bytes")
    }

    private static var nanoseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
