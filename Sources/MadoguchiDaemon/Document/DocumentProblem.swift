/// One thing that is wrong in a document: what was found, what was expected, what to do.
struct DocumentProblem: Hashable, Sendable {
    let location: SourceLocation
    /// JSON Pointer to the value at fault. [RFC 6901]
    let pointer: String
    let detail: String
    /// What was probably meant.
    var suggestion: String?
    /// Lines that show the fault: the text, and a caret below it.
    var excerpt: [String] = []

    /// `file:line:column: detail`, with the excerpt indented below.
    func description(in file: String) -> String {
        var lines = ["\(file):\(location.line):\(location.column): \(detail)"]
        if let suggestion {
            lines[0] += "; did you mean \(suggestion)?"
        }
        lines += excerpt.map { "    \($0)" }
        return lines.joined(separator: "\n")
    }
}

/// Gathers everything that is wrong, so that one pass over a document tells it all.
final class DocumentProblems {
    private(set) var all: [DocumentProblem] = []

    var isEmpty: Bool { all.isEmpty }

    func report(
        _ detail: String, at node: DocumentNode, location: SourceLocation? = nil, suggestion: String? = nil,
        excerpt: [String] = []
    ) {
        report(
            DocumentProblem(
                location: location ?? node.location, pointer: node.pointer, detail: detail, suggestion: suggestion,
                excerpt: excerpt))
    }

    func report(_ problem: DocumentProblem) {
        all.append(problem)
    }
}
