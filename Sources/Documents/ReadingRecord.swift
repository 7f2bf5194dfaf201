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

    package private(set) var entries: [Entry] = []
    private var pointers: Set<String> = []
    private var asked: Set<String> = []
    private var free: Set<String> = []

    package init() {}

    /// JSON Pointers to the keys that were looked for, there or not, with `*` for names of the writer's choice.
    package var keys: Set<String> {
        Set(
            asked.map { pointer in
                var (known, path) = ("", "")
                for step in pointer.split(separator: "/") {
                    known += free.contains(path) ? "/*" : "/\(step)"
                    path += "/\(step)"
                }
                return known
            })
    }

    /// Notes that a key was looked for.
    func ask(_ pointer: String) {
        asked.insert(pointer)
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
