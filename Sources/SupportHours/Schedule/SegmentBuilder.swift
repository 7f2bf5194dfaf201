/// Builds a segment from its beginning to its end.
struct SegmentBuilder {
    /// Runs of one status each, which touch; equal indices of the arrays belong to one run.
    struct Runs {
        /// Seconds from the segment's start.
        var starts: [UInt32] = []
        /// Staffed seconds of the segment before the run.
        var staffedBefore: [UInt32] = []
        var statusIndices: [UInt16] = []
        /// Every status that occurs, once.
        var statuses: [Status] = []
        /// Staffed seconds of the whole segment.
        var staffedSeconds: Int64 = 0
    }

    private let start: Int64
    private let end: Int64
    private var covered: Int64
    private var runs = Runs()

    /// - Parameter end: less than 2³² seconds after `start`, unless one status fills the segment.
    init(start: Int64, end: Int64) {
        self.start = start
        self.end = end
        covered = start
    }

    /// Says what holds from `from` until `to`; spans come in order, and what lies between them is closed. An empty span
    /// says nothing.
    mutating func append(_ status: Status, from: Int64, to: Int64) {
        guard from < to else { return }
        extend(.closed, to: from)
        extend(status, to: to)
    }

    consuming func finish() -> Segment {
        extend(.closed, to: end)
        return Segment(start: start, end: end, runs: runs)
    }

    private mutating func extend(_ status: Status, to: Int64) {
        guard to > covered else { return }
        let index = index(of: status)
        if runs.statusIndices.last != index {
            runs.starts.append(UInt32(covered - start))
            runs.staffedBefore.append(UInt32(runs.staffedSeconds))
            runs.statusIndices.append(index)
        }
        if status.state == .open { runs.staffedSeconds += to - covered }
        covered = to
    }

    /// A handful at most: as many as the expression's rules, and their times past midnight.
    private mutating func index(of status: Status) -> UInt16 {
        if let known = runs.statuses.firstIndex(of: status) { return UInt16(known) }
        runs.statuses.append(status)
        return UInt16(runs.statuses.count - 1)
    }
}
