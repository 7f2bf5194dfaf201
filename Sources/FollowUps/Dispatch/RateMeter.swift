/// Counts events per second, over the last minute.
struct RateMeter: Sendable {
    private static let seconds: Int64 = 60
    private var counts = [Int](repeating: 0, count: Int(seconds))
    /// The second that was counted last, by uptime.
    private var last: Int64 = 0
    private var first: Int64?

    mutating func count(at uptime: Int64) {
        advance(to: uptime / 1_000)
        first = first ?? last
        counts[Int(last % Self.seconds)] += 1
    }

    /// nil where nothing was counted in the last minute.
    mutating func perSecond(at uptime: Int64) -> Double? {
        advance(to: uptime / 1_000)
        let total = counts.reduce(0, +)
        guard total > 0, let first else { return nil }
        return Double(total) / Double(min(Self.seconds, max(1, last - first + 1)))
    }

    private mutating func advance(to second: Int64) {
        guard second > last else { return }
        if second - last >= Self.seconds {
            counts = [Int](repeating: 0, count: counts.count)
            first = nil
        } else {
            for passed in (last + 1)...second { counts[Int(passed % Self.seconds)] = 0 }
        }
        last = second
    }
}
