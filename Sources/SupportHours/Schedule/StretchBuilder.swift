/// Puts a stretch together from its beginning to its end.
struct StretchBuilder {
    private let start: Int64
    private let end: Int64
    private var covered: Int64
    private var runs: [Stretch.Run] = []

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

    consuming func finish() -> Stretch {
        extend(.closed, to: end)
        return Stretch(start: start, runs: runs)
    }

    private mutating func extend(_ status: Status, to: Int64) {
        guard to > covered else { return }
        if let last = runs.indices.last, runs[last].status == status {
            runs[last].length += to - covered
        } else {
            runs.append(Stretch.Run(status: status, length: to - covered))
        }
        covered = to
    }
}
