/// What a reader asked a document for: each value that is no mapping, in the order of asking.
package final class ReadingRecord {
    package struct Entry: Hashable, Sendable {
        /// JSON Pointer to the value. [RFC 6901]
        package let pointer: String
        /// On one line.
        package let value: String
        /// Nil where the document doesn't say, and the reader's own value holds.
        package let location: SourceLocation?
    }

    package private(set) var entries: [Entry] = []
    private var pointers: Set<String> = []

    package init() {}

    /// Of one value asked for twice the first is kept.
    func note(_ pointer: String, _ value: String, location: SourceLocation?) {
        guard pointers.insert(pointer).inserted else { return }
        entries.append(Entry(pointer: pointer, value: value, location: location))
    }
}
