/// The lines of the file that were sent and aren't answered yet, in order.
struct UnansweredLines {
    struct Element {
        /// From 1.
        var number: Int
        /// A row as rejects have it; nil where it isn't needed.
        var row: String?
    }

    private var lines: [Element?] = []
    /// How many of `lines` are answered.
    private var answered = 0

    var isEmpty: Bool { answered == lines.count }

    mutating func append(_ line: Element) {
        lines.append(line)
    }

    mutating func popFirst() -> Element? {
        guard answered < lines.count else { return nil }
        defer {
            lines[answered] = nil
            answered += 1
            // Moving the rest only when it is the smaller part costs each line one move on average.
            if answered > 1_024, answered > lines.count / 2 {
                lines.removeFirst(answered)
                answered = 0
            }
        }
        return lines[answered]
    }
}
