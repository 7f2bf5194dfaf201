/// Builds a segment from its beginning to its end.
struct SegmentBuilder {
    /// Runs of one status each, which touch; equal indices of the arrays belong to one run.
    struct Runs {
        /// Seconds from the segment's start.
        var starts: [UInt32] = []
        /// Staffed seconds of the segment before the run.
        var staffedBefore: [UInt32] = []
        var statusIndices: [UInt16] = []
        /// Every status that occurs, once, and maybe others.
        var statuses: [Status] = []
        /// Staffed seconds of the whole segment.
        var staffedSeconds: Int64 = 0
    }

    private let start: Int64
    private let end: Int64
    private var covered: Int64
    private var runs = Runs()

    /// - Parameters:
    ///   - end: less than 2³² seconds after `start`, unless one status fills the segment.
    ///   - statuses: what may occur, each once; others may follow.
    init(start: Int64, end: Int64, statuses: [Status] = []) {
        self.start = start
        self.end = end
        covered = start
        runs.statuses = statuses
    }

    /// Says what holds from `from` until `to`; spans come in order, and what lies between them is closed. An empty span
    /// says nothing.
    mutating func append(_ status: Status, from: Int64, to: Int64) {
        guard from < to else { return }
        extend(.closed, to: from)
        extend(status, to: to)
    }

    /// Goes on as a segment with the same bounds does; all before `from` has been said.
    ///
    /// - Parameter segment: one whose statuses this builder was given.
    mutating func append(_ segment: Segment, from: Int64, to: Int64) {
        guard from < to else { return }
        let (first, last) = (segment.run(at: from), segment.run(at: to - 1))
        extend(segment, run: first, to: min(to, segment.startOfRun(first + 1)))
        guard first < last else { return }
        // Between the two runs that may be cut everything is as it is there, but for what is staffed before it.
        let whole = (first + 1)..<last
        let moved = runs.staffedSeconds - segment.staffedSeconds(before: segment.startOfRun(first + 1))
        runs.starts += segment.starts.keys(whole)
        runs.staffedBefore += segment.staffedBefore.keys(whole).map { UInt32(truncatingIfNeeded: Int64($0) + moved) }
        runs.statusIndices += segment.statusIndices[whole]
        covered = segment.startOfRun(last)
        runs.staffedSeconds = segment.staffedSeconds(before: covered) + moved
        extend(segment, run: last, to: to)
    }

    private mutating func extend(_ segment: Segment, run: Int, to: Int64) {
        extend(segment.statusIndices[run], isStaffed: segment.states[run] == .open, to: to)
    }

    consuming func finish() -> Segment {
        extend(.closed, to: end)
        return Segment(start: start, end: end, runs: runs)
    }

    private mutating func extend(_ status: Status, to: Int64) {
        guard to > covered else { return }
        extend(index(of: status), isStaffed: status.state == .open, to: to)
    }

    /// Says what holds from where the last span ended until `to`.
    ///
    /// - Parameter status: its place among the statuses.
    mutating func extend(_ status: UInt16, isStaffed: Bool, to: Int64) {
        guard to > covered else { return }
        if runs.statusIndices.last != status {
            runs.starts.append(UInt32(covered - start))
            runs.staffedBefore.append(UInt32(runs.staffedSeconds))
            runs.statusIndices.append(status)
        }
        if isStaffed { runs.staffedSeconds += to - covered }
        covered = to
    }

    /// The place of a status. There are a handful at most: as many as the expression's rules, and their times past
    /// midnight.
    mutating func index(of status: Status) -> UInt16 {
        if let known = runs.statuses.firstIndex(of: status) { return UInt16(known) }
        runs.statuses.append(status)
        return UInt16(runs.statuses.count - 1)
    }
}
