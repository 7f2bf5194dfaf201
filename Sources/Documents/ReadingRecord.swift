package import Messages

/// The values that a reader read from a document: each one that is no mapping, in order; and the keys that it knows.
package final class ReadingRecord {
    package struct Entry: Hashable, Sendable {
        /// JSON Pointer to the value. [RFC 6901]
        package let pointer: String
        /// On one line.
        package let value: Wording
        /// nil where the document has no such key, and the reader's default applies.
        package let location: SourceLocation?
    }

    /// A key that was looked for in one mapping.
    package struct Question {
        package let grammar: ValueGrammar
        package let isRequired: Bool
        /// The default, as it would be written on one line; nil for none.
        package let usual: String?
    }

    package private(set) var entries: [Entry] = []
    private var pointers: Set<String> = []
    private var asked: [String: Question] = [:]
    private var free: Set<String> = []

    package init() {}

    /// JSON Pointers to the keys that were looked for, there or not, with `*` for names of the writer's choice.
    package var keys: Set<String> {
        Set(asked.keys.map { "/" + steps(of: $0).joined(separator: "/") })
    }

    /// The keys that were looked for: those of one mapping together, by the mapping's steps. Of mappings that a writer
    /// gives several names to (`*`), there is one entry for each that was read.
    package var mappings: [(steps: [String], keys: [String: Question])] {
        Dictionary(grouping: asked) { $0.key[..<($0.key.lastIndex(of: "/") ?? $0.key.startIndex)] }
            .sorted { $0.key < $1.key }
            .map { pointer, questions in
                let keys = questions.map { (steps(of: $0.key).last ?? "", $0.value) }
                return (steps(of: String(pointer)), Dictionary(keys) { first, _ in first })
            }
    }

    /// The steps of a pointer, with `*` for names of the writer's choice.
    private func steps(of pointer: String) -> [String] {
        var (known, path): ([String], String) = ([], "")
        for step in pointer.split(separator: "/") {
            known.append(free.contains(path) ? "*" : String(step))
            path += "/\(step)"
        }
        return known
    }

    /// Notes that a key was looked for.
    func ask(_ pointer: String, _ question: Question) {
        asked[pointer] = question
    }

    /// Notes that a mapping's keys are names of the writer's choice.
    func chooseFreely(in pointer: String) {
        free.insert(pointer)
    }

    /// Of a value that is read twice, the first is kept.
    func note(_ pointer: String, _ value: Wording, location: SourceLocation?) {
        guard pointers.insert(pointer).inserted else { return }
        entries.append(Entry(pointer: pointer, value: value, location: location))
    }
}
