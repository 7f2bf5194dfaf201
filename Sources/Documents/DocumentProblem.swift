package import Messages

/// A fault in a document: what was found, what was expected, what to do.
package struct DocumentProblem: Hashable, Sendable {
    package let location: SourceLocation
    /// JSON Pointer to the value at fault. [RFC 6901]
    package let pointer: String
    package let detail: Wording
    /// What was probably meant.
    package var suggestion: String?
    /// Lines that show the fault: the text, and a caret below it.
    package var excerpt: [String]

    package init(
        location: SourceLocation, pointer: String, detail: Wording, suggestion: String? = nil, excerpt: [String] = []
    ) {
        self.location = location
        self.pointer = pointer
        self.detail = detail
        self.suggestion = suggestion
        self.excerpt = excerpt
    }

    /// `file:line:column: detail`, with the excerpt indented below.
    ///
    /// - Parameter file: the path that holds where the location names none.
    package func description(in file: String, language: Language = .en) -> String {
        let fault = FaultMessage.line(detail[language], suggestion: suggestion, in: language)
        var lines = ["\(location.file ?? file):\(location.line):\(location.column): \(fault)"]
        lines += excerpt.map { "    \($0)" }
        return lines.joined(separator: "\n")
    }
}

/// Collects all faults, so that one pass over a document reports everything.
package final class DocumentProblems {
    package private(set) var all: [DocumentProblem] = []
    /// Records the values that were read, where the caller wants to know them.
    let record: ReadingRecord?

    package init(record: ReadingRecord? = nil) {
        self.record = record
    }

    package var isEmpty: Bool { all.isEmpty }

    package func report(
        _ detail: Wording, at node: DocumentNode, location: SourceLocation? = nil, suggestion: String? = nil,
        excerpt: [String] = []
    ) {
        report(
            DocumentProblem(
                location: location ?? node.location, pointer: node.pointer, detail: detail, suggestion: suggestion,
                excerpt: excerpt))
    }

    package func report(_ problem: DocumentProblem) {
        all.append(problem)
    }

    /// Every fault by file and from the top of each down, one or more lines each.
    ///
    /// - Parameter file: the path of what was read where a location names none.
    package func description(in file: String, language: Language = .en) -> String {
        func place(_ problem: DocumentProblem) -> (String, Int, Int) {
            (problem.location.file ?? file, problem.location.line, problem.location.column)
        }
        return all.sorted { place($0) < place($1) }
            .map { $0.description(in: file, language: language) }.joined(separator: "\n")
    }
}
