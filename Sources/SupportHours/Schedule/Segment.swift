/// The hours over one segment of the timeline, as runs of one status.
///
/// The runs are sorted and touch; for each it is known how much staffed time of the segment lies before it, so that
/// every question is a look-up or two. Instants are seconds since the epoch.
final class Segment: Sendable {
    let start: Int64
    /// The first second after it.
    let end: Int64
    let summary: Summary
    /// Where each run starts, in seconds from the segment's start; it lasts until the next one starts.
    let starts: SortedLookup
    /// Staffed seconds of the segment before each run.
    let staffedBefore: SortedLookup
    let states: [StateSet]
    /// For each run the one with which the next window begins; `starts.count` where the segment shows none.
    private let openings: [UInt32]
    /// For each run its place in `statuses`.
    let statusIndices: [UInt16]
    let statuses: [Status]

    /// What searches over many segments need to know of one.
    struct Summary: Sendable {
        /// Every state that occurs in it.
        let states: StateSet
        let staffedSeconds: Int64

        init(states: StateSet, staffedSeconds: Int64) {
            self.states = states
            self.staffedSeconds = staffedSeconds
        }

        /// Of a segment that has one state.
        init(always state: StateSet, from start: Int64, to end: Int64) {
            self.init(states: state, staffedSeconds: state == .open ? end - start : 0)
        }
    }

    /// - Parameter runs: at least one; the first begins at the segment's start.
    init(start: Int64, end: Int64, runs: SegmentBuilder.Runs) {
        self.start = start
        self.end = end
        starts = SortedLookup(keys: runs.starts, limit: end - start)
        staffedBefore = SortedLookup(keys: runs.staffedBefore, limit: runs.staffedSeconds)
        let statesOfStatuses = runs.statuses.map { StateSet($0.state) }
        states = runs.statusIndices.map { statesOfStatuses[Int($0)] }
        openings = Self.openings(states)
        statusIndices = runs.statusIndices
        statuses = runs.statuses
        summary = Summary(
            states: states.reduce(into: []) { $0.formUnion($1) },
            staffedSeconds: runs.staffedSeconds
        )
    }

    private static func openings(_ states: [StateSet]) -> [UInt32] {
        var openings = [UInt32](repeating: UInt32(states.count), count: states.count)
        for run in states.indices.dropLast().reversed() {
            let isOpening = states[run] != .open && states[run + 1] == .open
            openings[run] = isOpening ? UInt32(run + 1) : openings[run + 1]
        }
        return openings
    }

    var runCount: Int { states.count }

    func run(at instant: Int64) -> Int {
        starts.last(notAbove: instant &- start)
    }

    /// Where a run starts; the segment's end for the one after the last.
    func startOfRun(_ run: Int) -> Int64 {
        run < starts.count ? start + starts[run] : end
    }

    /// The first run from `run` on whose state is among those wanted; `starts.count` where there is none.
    private func firstRun(from run: Int, in wanted: StateSet) -> Int {
        var run = run
        while run < states.count, !wanted.contains(states[run]) { run += 1 }
        return run
    }

    func state(at instant: Int64) -> StateSet {
        states[run(at: instant)]
    }

    func status(at instant: Int64) -> Status {
        status(ofRun: run(at: instant))
    }

    private func status(ofRun run: Int) -> Status {
        statuses[Int(statusIndices[run])]
    }

    /// The first instant from `instant` on whose state is among those wanted; nil where the segment has none.
    func first(from instant: Int64, in wanted: StateSet) -> Int64? {
        let run = firstRun(from: run(at: instant), in: wanted)
        return run < starts.count ? max(instant, startOfRun(run)) : nil
    }

    /// The end of the last run before `instant` whose state is among those wanted, or `instant` where that run is cut
    /// by it; nil where the segment has none.
    func endOfLast(before instant: Int64, in wanted: StateSet) -> Int64? {
        guard instant > start else { return nil }
        let last = states[...run(at: instant - 1)].lastIndex(where: wanted.contains)
        return last.map { min(instant, startOfRun($0 + 1)) }
    }

    /// The first staffed window that begins after `instant`; nil where the segment doesn't show all of it.
    func window(after instant: Int64) -> (start: Int64, end: Int64)? {
        let opens = Int(openings[run(at: instant)])
        let closes = firstRun(from: opens + 1, in: .unstaffed)
        return closes < starts.count ? (start + starts[opens], start + starts[closes]) : nil
    }

    /// Staffed seconds of the segment before `instant`, which may be its end.
    func staffedSeconds(before instant: Int64) -> Int64 {
        guard instant < end else { return summary.staffedSeconds }
        let run = run(at: instant)
        return staffedBefore[run] + (states[run] == .open ? instant - startOfRun(run) : 0)
    }

    /// The earliest instant before which the segment has `seconds` of staffed time; more than 0, at most all it has.
    func earliest(withStaffedBefore seconds: Int64) -> Int64 {
        latest(withStaffedBefore: seconds - 1) + 1
    }

    /// The latest instant before which the segment has `seconds` of staffed time; less than all it has.
    func latest(withStaffedBefore seconds: Int64) -> Int64 {
        let run = staffedBefore.last(notAbove: seconds)
        return startOfRun(run) + seconds - staffedBefore[run]
    }

    /// The runs between two instants of the segment, clipped to them.
    func forEachRun(from: Int64, to: Int64, _ body: (_ start: Int64, _ end: Int64, Status) -> Void) {
        guard from < to else { return }
        for run in run(at: from)...run(at: to - 1) {
            body(max(from, startOfRun(run)), min(to, startOfRun(run + 1)), status(ofRun: run))
        }
    }
}
