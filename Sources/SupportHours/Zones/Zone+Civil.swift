extension Zone {
    /// A span of time with one UTC offset, `[start, end)`, and that offset in seconds.
    typealias OffsetSpan = (start: Instant, end: Instant, seconds: Int)

    /// The span cut where the UTC offset changes; what changes only the abbreviation or the daylight flag doesn't cut.
    func offsetSpans(in span: Range<Instant>) -> [OffsetSpan] {
        var spans: [OffsetSpan] = []
        var start = span.lowerBound
        var seconds = offset(at: start).seconds
        for transition in transitions(in: span) where transition.offset.seconds != seconds {
            if start < transition.at { spans.append((start, transition.at, seconds)) }
            start = transition.at
            seconds = transition.offset.seconds
        }
        if start < span.upperBound { spans.append((start, span.upperBound, seconds)) }
        return spans
    }

    /// What the zone's clocks show at an instant.
    package func civil(at instant: Instant) -> CivilDateTime {
        CivilDateTime(localSeconds: instant.secondsSinceEpoch + Int64(offset(at: instant).seconds))
    }

    /// The instant at which the zone's clocks show a date and time.
    ///
    /// Where they show it twice, the first; where they skip it, the instant as far after the gap's beginning as the
    /// time is ("compatible" in RFC 9557's and Temporal's sense): 02:30 in a gap from 02:00 to 03:00 is 03:30.
    package func instant(of civil: CivilDateTime) -> Instant {
        let local = civil.localSeconds
        // No zone is further than 26 hours from UTC, so what it shows as `local` lies within these bounds.
        let reach: Int64 = 26 * 3_600
        let around = Instant(secondsSinceEpoch: local - reach)..<Instant(secondsSinceEpoch: local + reach)
        var beforeGap = around.lowerBound
        for span in offsetSpans(in: around) {
            let instant = Instant(secondsSinceEpoch: local - Int64(span.seconds))
            if instant < span.start { return beforeGap }
            if instant < span.end { return instant }
            beforeGap = instant
        }
        return beforeGap
    }
    /// The instant at which a day begins on the zone's clocks.
    package func midnight(of date: CivilDate) -> Instant { instant(of: CivilDateTime(date: date, secondOfDay: 0)) }
}
