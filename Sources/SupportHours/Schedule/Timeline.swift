internal import Synchronization

/// The whole of time that a schedule covers, cut into segments that are made when they are first asked for.
///
/// The segments around the present are kept for good and read without a lock. Of the others a few are kept, and of
/// each its summary: a search over ten thousand years doesn't fill the memory, and is quick the second time.
final class Timeline: Sendable {
    /// Covers the years 1900 to 9999 in every zone: 1893-06-10 to 10000-01-09, UTC.
    static let start: Int64 = -9 << 28
    static let end: Int64 = 944 << 28

    private static let recentCount = 8
    /// The slots of 8.5 years that 400 years touch.
    private static let slotsOfAPeriod = 49

    // What readers need comes first, to lie together.
    /// Each segment is `1 << shift` seconds long.
    private let shift: Int64
    private let slotCount: Int
    /// The first of the slots whose segments are kept.
    private let firstKept: Int
    /// From this slot on it repeats; `slotCount` where it doesn't, or nobody knows.
    private let firstRepeating: Int
    /// The slots after `firstRepeating` that have something new.
    private let period: Int
    /// Set once each, with a reference that this timeline owns until it goes, so that readers need not count theirs:
    /// counting would cost them several times the look-up.
    private let kept = InlineArray<16, Atomic<Unmanaged<Segment>?>> { _ in Atomic(nil) }
    private let others = Mutex(Others())
    let source: Source
    /// Where it repeats, a search goes through no more than one period.
    let repetition: Repetition

    private struct Others {
        var recent: [Segment] = []
        var summaries: [Int: Segment.Summary] = [:]
    }

    /// One status for all time is one segment; anything else has segments of 8.5 years, and those of 1970 to 2106 are
    /// kept.
    ///
    /// - Parameter earlier: a timeline that this one replaces. What it has made is taken over where the two can't
    ///   differ.
    init(_ source: Source, replacing earlier: Timeline? = nil) {
        self.source = source
        repetition = source.repetition
        if case .constant = source {
            shift = 62
            slotCount = 1
            firstKept = 0
            firstRepeating = slotCount
            period = 0
            return
        }
        shift = 28
        slotCount = Int((Self.end - Self.start) >> 28)
        firstKept = Int(-Self.start >> 28)
        let repeating = repetition.start.map { Int((min(max($0, Self.start), Self.end) - Self.start) >> 28) + 1 }
        firstRepeating = min(repeating ?? slotCount, slotCount)
        period = if case .constant = repetition { 0 } else { Self.slotsOfAPeriod }
        if let earlier, earlier.shift == shift { takeOver(from: earlier) }
    }

    private func takeOver(from earlier: Timeline) {
        func isSame(_ slot: Int) -> Bool {
            let (start, end) = bounds(of: slot)
            return !mayDiffer(from: earlier, from: start, to: end)
        }
        for index in 0..<kept.count where isSame(firstKept + index) {
            // The earlier timeline holds its own reference at least until this returns.
            guard let segment = earlier.kept[index].load(ordering: .acquiring) else { continue }
            kept[index].store(segment.retain(), ordering: .releasing)
        }
        let summaries = earlier.others.withLock { $0.summaries }.filter { isSame($0.key) }
        others.withLock { $0.summaries = summaries }
    }

    /// The slot that an instant lies in; nil outside the covered time.
    private func slot(of instant: Int64) -> Int? {
        instant >= Self.start && instant < Self.end ? Int((instant &- Self.start) &>> shift) : nil
    }

    private func bounds(of slot: Int) -> (start: Int64, end: Int64) {
        (Self.start + Int64(slot) << shift, slot + 1 < slotCount ? Self.start + Int64(slot + 1) << shift : Self.end)
    }

    deinit {
        for index in 0..<kept.count { kept[index].load(ordering: .acquiring)?.release() }
    }

    @inline(__always)
    private func isKept(_ slot: Int) -> Bool {
        slot >= firstKept && slot < firstKept + kept.count
    }

    @inline(__always)
    private func withSegment<Answer>(_ slot: Int, _ body: (Segment) -> Answer) -> Answer {
        if isKept(slot), let segment = kept[slot &- firstKept].load(ordering: .acquiring) {
            return segment._withUnsafeGuaranteedRef(body)
        }
        return withMadeSegment(slot, body)
    }

    /// Apart from the path of those whose segment is there, which would have more registers to save.
    @inline(never)
    private func withMadeSegment<Answer>(_ slot: Int, _ body: (Segment) -> Answer) -> Answer {
        body(madeSegment(slot))
    }

    private func madeSegment(_ slot: Int) -> Segment {
        let (start, end) = bounds(of: slot)
        if isKept(slot) {
            let owned = Unmanaged.passRetained(source.segment(from: start, to: end))
            let (isFirst, earlier) = kept[slot - firstKept].compareExchange(
                expected: nil, desired: owned, ordering: .acquiringAndReleasing
            )
            guard !isFirst, let earlier else { return owned.takeUnretainedValue() }
            owned.release()
            return earlier.takeUnretainedValue()
        }
        if let recent = others.withLock({ $0.recent.first { $0.start == start } }) { return recent }
        let segment = source.segment(from: start, to: end)
        others.withLock { others in
            others.summaries[slot] = segment.summary
            if others.recent.count == Self.recentCount { others.recent.removeFirst() }
            others.recent.append(segment)
        }
        return segment
    }

    private func summary(_ slot: Int) -> Segment.Summary {
        summaryOfKept(slot) ?? summaryUnmade(slot) ?? withSegment(slot) { $0.summary }
    }

    /// The summary, where no segment must be made for it.
    private func knownSummary(_ slot: Int) -> Segment.Summary? {
        summaryOfKept(slot) ?? summaryUnmade(slot)
    }

    @inline(__always)
    private func summaryOfKept(_ slot: Int) -> Segment.Summary? {
        guard isKept(slot) else { return nil }
        return kept[slot &- firstKept].load(ordering: .acquiring)?._withUnsafeGuaranteedRef { $0.summary }
    }

    /// The summary of a segment that isn't there, or not any more.
    @inline(never)
    private func summaryUnmade(_ slot: Int) -> Segment.Summary? {
        let (start, end) = bounds(of: slot)
        func remembered() -> Segment.Summary? { isKept(slot) ? nil : others.withLock { $0.summaries[slot] } }
        func derived() -> Segment.Summary? { source.summary(from: start, to: end) }
        // Asking all members costs more than the lock; anything else doesn't.
        if case .combination = source { return remembered() ?? derived() }
        return derived() ?? remembered()
    }
}

// For timelines that are made from this one. Spans are those of segments.
extension Timeline {
    func segment(from start: Int64, to end: Int64) -> Segment {
        guard slotCount > 1, let slot = slot(of: start) else { return source.segment(from: start, to: end) }
        return withSegment(slot) { $0 }
    }

    func knownSummary(from start: Int64, to end: Int64) -> Segment.Summary? {
        guard slotCount > 1, let slot = slot(of: start) else { return source.summary(from: start, to: end) }
        return knownSummary(slot)
    }
}

// Seconds since the epoch in, seconds since the epoch out.
extension Timeline {
    func state(at instant: Int64) -> StateSet {
        slot(of: instant).map { withSegment($0) { $0.state(at: instant) } } ?? .closed
    }

    func status(at instant: Int64) -> Status {
        slot(of: instant).map { withSegment($0) { $0.status(at: instant) } } ?? .closed
    }

    /// The first instant from `instant` on whose state is among those wanted; nil where there is none.
    func first(from instant: Int64, in wanted: StateSet) -> Int64? {
        let instant = max(instant, Self.start)
        guard var slot = slot(of: instant) else { return nil }
        if let found = withSegment(slot, { $0.first(from: instant, in: wanted) }) { return found }
        // What a whole period doesn't have doesn't come.
        let limit = min(slotCount, max(slot, firstRepeating) + 1 + period)
        repeat {
            slot += 1
            guard slot < limit else { return nil }
        } while summary(slot).states.isDisjoint(with: wanted)
        return withSegment(slot) { $0.first(from: bounds(of: slot).start, in: wanted) }
    }

    /// The end of the last segment of wanted states before `instant`, or `instant` itself where it is in one; nil where
    /// there is none.
    func endOfLast(before instant: Int64, in wanted: StateSet) -> Int64? {
        let instant = min(instant, Self.end)
        guard var slot = slot(of: instant - 1) else { return nil }
        if let found = withSegment(slot, { $0.endOfLast(before: instant, in: wanted) }) { return found }
        let limit = max(slot - period, firstRepeating)
        repeat {
            slot -= slot == limit && limit > firstRepeating ? limit - firstRepeating + 1 : 1
            guard slot >= 0 else { return nil }
        } while summary(slot).states.isDisjoint(with: wanted)
        return withSegment(slot) { $0.endOfLast(before: bounds(of: slot).end, in: wanted) }
    }

    /// The first staffed window that begins after `instant`; nil where there is none.
    func window(after instant: Int64) -> (start: Int64, end: Int64?)? {
        if let slot = slot(of: instant), let window = withSegment(slot, { $0.window(after: instant) }) { return window }
        guard let closed = first(from: instant, in: .unstaffed), let start = first(from: closed, in: .open) else {
            return nil
        }
        return (start, first(from: start, in: .unstaffed))
    }

    /// Staffed seconds from one instant to a later one.
    func staffedSeconds(from: Int64, to: Int64) -> Int64 {
        let from = max(from, Self.start)
        let to = min(to, Self.end)
        guard from < to, let firstSlot = slot(of: from), let lastSlot = slot(of: to - 1) else { return 0 }
        let before = withSegment(firstSlot) { $0.staffedSeconds(before: from) }
        guard firstSlot < lastSlot else { return withSegment(firstSlot) { $0.staffedSeconds(before: to) } - before }
        var total = summary(firstSlot).staffedSeconds - before
        for slot in (firstSlot + 1)..<lastSlot { total += summary(slot).staffedSeconds }
        return total + withSegment(lastSlot) { $0.staffedSeconds(before: to) }
    }

    /// The earliest instant by which so many staffed seconds have passed since `from`; nil where they never do.
    func earliest(afterStaffed seconds: Int64, from: Int64) -> Int64? {
        guard seconds > 0 else { return from }
        let from = max(from, Self.start)
        guard var slot = slot(of: from) else { return nil }
        var wanted = withSegment(slot) { $0.staffedSeconds(before: from) } + seconds
        while true {
            let available = summary(slot).staffedSeconds
            if wanted <= available { return withSegment(slot) { $0.earliest(withStaffedBefore: wanted) } }
            wanted -= available
            slot = available > 0 ? slot + 1 : slotOfNextWindow(after: slot)
            guard slot < slotCount else { return nil }
        }
    }

    /// The latest instant from which so many staffed seconds lead to `to`; nil where there are not so many.
    func latest(beforeStaffed seconds: Int64, to: Int64) -> Int64? {
        guard seconds > 0 else { return to }
        let to = min(to, Self.end)
        guard var slot = slot(of: to - 1) else { return nil }
        var wanted = withSegment(slot) { $0.staffedSeconds(before: to) } - seconds
        while wanted < 0 {
            slot = summary(slot).staffedSeconds > 0 ? slot - 1 : slotOfLastWindow(before: slot)
            guard slot >= 0 else { return nil }
            wanted += summary(slot).staffedSeconds
        }
        return withSegment(slot) { $0.latest(withStaffedBefore: wanted) }
    }

    // After a segment without a window the next one may be far, or nowhere; searches know when to end.

    /// `slotCount` where none comes.
    @inline(never)
    private func slotOfNextWindow(after slot: Int) -> Int {
        guard slot + 1 < slotCount else { return slotCount }
        return first(from: bounds(of: slot).end, in: .open).flatMap(self.slot) ?? slotCount
    }

    /// −1 where none was.
    @inline(never)
    private func slotOfLastWindow(before slot: Int) -> Int {
        endOfLast(before: bounds(of: slot).start, in: .open).flatMap { self.slot(of: $0 - 1) } ?? -1
    }

    /// The runs between two instants, clipped to them; one that crosses a segment's border comes in parts.
    func forEachRun(from: Int64, to: Int64, _ body: (_ start: Int64, _ end: Int64, Status) -> Void) {
        let from = max(from, Self.start)
        let to = min(to, Self.end)
        guard from < to, let firstSlot = slot(of: from), let lastSlot = slot(of: to - 1) else { return }
        for slot in firstSlot...lastSlot {
            let (start, end) = bounds(of: slot)
            withSegment(slot) { $0.forEachRun(from: max(from, start), to: min(to, end), body) }
        }
    }
}
