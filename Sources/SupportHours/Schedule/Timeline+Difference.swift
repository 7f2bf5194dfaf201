extension Timeline {
    /// Whether two timelines may differ within a span, as far as what they are made of tells; nothing is compiled for
    /// it.
    func mayDiffer(from other: Timeline, from start: Int64, to end: Int64) -> Bool {
        if self === other { return false }
        switch (source, other.source) {
        case (.overrides, _), (_, .overrides):
            return !overrides.isSame(as: other.overrides, from: start, to: end)
                || base.mayDiffer(from: other.base, from: start, to: end)
        case (.combination(let combination, let members), .combination(let other, let others))
        where combination == other && members.count == others.count:
            return zip(members, others).contains { $0.mayDiffer(from: $1, from: start, to: end) }
        case (.constant(let status), .constant(let other)):
            return status != other
        default:
            return true
        }
    }

    private var overrides: OverrideLayer {
        if case .overrides(let layer, _) = source { layer } else { .none }
    }

    private var base: Timeline {
        if case .overrides(_, let base) = source { base } else { self }
    }

    /// The spans between two instants in which the states of two timelines differ, in order; what crosses a segment's
    /// border comes in parts.
    func forEachDifference(
        from other: Timeline, from: Int64, to: Int64, _ body: (_ start: Int64, _ end: Int64) -> Void
    ) {
        var start = max(from, Self.start)
        let last = min(to, Self.end)
        while start < last {
            let end = min(last, ((start >> 28) + 1) << 28)
            if mayDiffer(from: other, from: start, to: end) {
                compare(with: other, from: start, to: end, body)
            }
            start = end
        }
    }

    private func compare(
        with other: Timeline, from start: Int64, to end: Int64, _ body: (_ start: Int64, _ end: Int64) -> Void
    ) {
        let (mine, others) = (runs(from: start, to: end), other.runs(from: start, to: end))
        var (left, right) = (0, 0)
        var covered = start
        while left < mine.count, right < others.count {
            let next = min(mine[left].end, others[right].end)
            if mine[left].state != others[right].state { body(covered, next) }
            if mine[left].end == next { left += 1 }
            if others[right].end == next { right += 1 }
            covered = next
        }
    }

    private func runs(from: Int64, to: Int64) -> [(end: Int64, state: OpenState)] {
        var runs: [(end: Int64, state: OpenState)] = []
        forEachRun(from: from, to: to) { runs.append((end: $1, state: $2.state)) }
        return runs
    }
}
