import Glibc

/// How long something took, on the clock and in the processor.
struct ResourceTimer {
    private let start = ContinuousClock.now
    private let processor = Self.processorSeconds

    /// Since it began.
    var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

    /// Prints `NAME-per-second`, `NAME-seconds` and `NAME-cpu-seconds`.
    func report(_ name: String, _ count: Int) {
        let seconds = seconds
        print("\(name)-per-second", Int(Double(count) / seconds))
        print("\(name)-seconds", seconds)
        print("\(name)-cpu-seconds", Self.processorSeconds - processor)
    }

    static var peakMebibytes: Int { usage.ru_maxrss / 1_024 }

    private static var processorSeconds: Double {
        let usage = usage
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    private static var usage: rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }
}
