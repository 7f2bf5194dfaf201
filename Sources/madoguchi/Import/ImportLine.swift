/// One follow-up of an import.
struct ImportLine: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        /// A JSON text on one line; where it needs an idempotency key, an object with members.
        case json([UInt8], needsKey: Bool)
        /// A line that can't be sent, and why.
        case unusable(Failure)
    }

    /// The line of the file, from 1, on which it begins.
    var number: Int
    var content: Content
    /// A row's cells as they stand in the file; nil where it is no table.
    var cells: [String]?
}
