/// When a message is tried again after a transient failure: with pauses that double from the first to the longest.
package struct RetryPolicy: Hashable, Sendable {
    /// Attempts in all.
    package var attempts: Int
    /// Seconds.
    package var first: Int64
    /// Seconds.
    package var longest: Int64

    package init(attempts: Int, first: Int64, longest: Int64) {
        self.attempts = attempts
        self.first = first
        self.longest = longest
    }

    /// Seconds for which another side that asks for it is left alone, at most.
    static let longestAsked: Int64 = 86_400

    /// Seconds until a message is tried again whose secrets couldn't be read.
    static let pauseBeforeReading: Int64 = 300

    /// Seconds from an attempt to the next.
    ///
    /// - Parameters:
    ///   - attempt: which one has ended, from 1.
    ///   - jitter: 0 to 1, which spreads the pause by a fifth to either side.
    func pause(after attempt: Int, jitter: Double) -> Int64 {
        // 62 doublings exceed any longest pause.
        let doubled = Double(first) * Double(1 << min(max(0, attempt - 1), 62))
        let pause = min(doubled, Double(longest)) * (0.8 + 0.4 * jitter)
        return max(1, min(Int64(pause.rounded()), longest))
    }
}
