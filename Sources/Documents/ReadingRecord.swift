package import Messages

/// The values that a reader read from a document: each one that is no mapping, in order.
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

    package init() {}

    /// Of a value that is read twice, the first is kept.
    func note(_ pointer: String, _ value: Wording, location: SourceLocation?) {
        guard pointers.insert(pointer).inserted else { return }
        entries.append(Entry(pointer: pointer, value: value, location: location))
    }
}
