import Glibc

/// Bounds what an input may cost, in CPU time of this thread, so that a busy machine finds nothing.
package struct Stopwatch {
    private let bytes: Int
    private let start = Self.nanoseconds

    /// - Parameter bytes: the input's length.
    package init(bytes: Int) {
        self.bytes = bytes
    }

    /// Half a second, and half a millisecond for each byte: some hundred times what watched code without optimisation takes.
    package func check() {
        let used = Self.nanoseconds - start
        require(used <= 500_000_000 + UInt64(bytes) * 500_000, "\(used / 1_000_000) ms for \(bytes) bytes")
    }

    private static var nanoseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
