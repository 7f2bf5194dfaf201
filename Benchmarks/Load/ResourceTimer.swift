import Glibc

/// How long something took, on the clock and in the processor.
package struct ResourceTimer {
    private let start = ContinuousClock.now
    private let processor = Self.processorSeconds()

    package init() {}

    /// Since it began.
    package var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

    /// Of this process, since it began.
    package var processorSeconds: Double { Self.processorSeconds() - processor }

    /// Prints `NAME-per-second`, `NAME-seconds` and `NAME-cpu-seconds`.
    package func report(_ name: String, _ count: Int) {
        let seconds = seconds
        print("\(name)-per-second", Int(Double(count) / seconds))
        print("\(name)-seconds", seconds)
        print("\(name)-cpu-seconds", processorSeconds)
    }

    package static var peakMebibytes: Int { usage(RUSAGE_SELF).ru_maxrss / 1_024 }

    private static func processorSeconds() -> Double {
        let usage = usage(RUSAGE_SELF)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    private static func usage(_ whose: __rusage_who) -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(whose.rawValue), &usage)
        return usage
    }
}
