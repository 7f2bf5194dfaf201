extension Schedule {
    /// The spans of instants within a range in which the states of two schedules differ, in order, apart from each
    /// other and clipped to the range.
    ///
    /// Time that both take from the same parts isn't looked at: where one was made from the other by `with(overrides:)`
    /// or `with(members:)`, the cost is that of what changed.
    package static func differences(
        between first: Schedule, and second: Schedule, in range: Range<Instant>
    ) -> [Range<Instant>] {
        var spans: [Range<Instant>] = []
        first.timeline.forEachDifference(
            from: second.timeline, from: range.lowerBound.secondsSinceEpoch, to: range.upperBound.secondsSinceEpoch
        ) { start, end in
            let span = Instant(secondsSinceEpoch: start)..<Instant(secondsSinceEpoch: end)
            if let last = spans.last, last.upperBound == span.lowerBound {
                spans[spans.count - 1] = last.lowerBound..<span.upperBound
            } else {
                spans.append(span)
            }
        }
        return spans
    }
}
