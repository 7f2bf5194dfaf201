/// What to say to somebody whose name for a zone the database doesn't have.
package struct ZoneAdvice: Hashable, Sendable {
    /// The zone that was probably meant.
    package var suggestion: String?
    /// The zones that it may be, each with its offset in words, where the name isn't one clock's.
    package var readings: [String]

    /// Whether there is no database at all.
    package var databaseIsMissing: Bool

    package init(suggestion: String? = nil, readings: [String] = [], databaseIsMissing: Bool = false) {
        self.databaseIsMissing = databaseIsMissing
        self.suggestion = suggestion
        self.readings = readings
    }

    /// Where there is nothing to say.
    package static let none = ZoneAdvice()
}
