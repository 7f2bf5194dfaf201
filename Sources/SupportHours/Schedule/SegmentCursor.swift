/// Goes through a segment's runs in order, with their statuses as those of a builder.
struct SegmentCursor {
    private let segment: Segment
    /// For each status of the segment its place in the builder.
    private let statuses: [UInt16]
    private var run = 0
    /// Of the present run.
    private(set) var state: StateSet = []
    /// The place of the present run's status in the builder.
    private(set) var status: UInt16 = 0
    /// The first second after the present run.
    private(set) var end: Int64 = 0

    init(_ segment: Segment, in builder: inout SegmentBuilder) {
        self.segment = segment
        statuses = segment.statuses.map { builder.index(of: $0) }
        read()
    }

    /// Goes on to the next run; past the last one it stays.
    mutating func advance() {
        guard run + 1 < segment.runCount else { return }
        run += 1
        read()
    }

    private mutating func read() {
        state = segment.states[run]
        status = statuses[Int(segment.statusIndices[run])]
        end = segment.startOfRun(run + 1)
    }
}
