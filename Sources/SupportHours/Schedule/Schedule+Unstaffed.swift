extension Schedule {
    /// The longest time within a range without a staffed window, clipped to the range; of equals the first. nil where
    /// the range is staffed throughout, or empty.
    package func longestUnstaffedSpan(in range: Range<Instant>) -> Range<Instant>? {
        var longest: Range<Instant>?
        var unstaffedSince = range.lowerBound
        func end(_ instant: Instant) {
            let length = longest.map { $0.upperBound.seconds(since: $0.lowerBound) } ?? 0
            if instant.seconds(since: unstaffedSince) > length { longest = unstaffedSince..<instant }
        }
        for window in windows(in: range) where window.status.state == .open {
            end(window.start)
            unstaffedSince = window.end
        }
        end(range.upperBound)
        return longest
    }
}
