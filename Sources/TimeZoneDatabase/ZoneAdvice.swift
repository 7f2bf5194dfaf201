/// What to say to somebody whose name for a zone the database doesn't have.
package struct ZoneAdvice: Hashable, Sendable {
    /// The zone that was probably meant.
    package var suggestion: String?
    /// The zones that it may be, where the name isn't one clock's.
    package var readings: [Reading]

    /// Whether the database has no zones at all.
    package var databaseIsMissing: Bool

    package init(suggestion: String? = nil, readings: [Reading] = [], databaseIsMissing: Bool = false) {
        self.databaseIsMissing = databaseIsMissing
        self.suggestion = suggestion
        self.readings = readings
    }

    /// Where there is nothing to say.
    package static let none = ZoneAdvice()

    /// A zone and its offsets, in seconds east of Greenwich.
    package struct Reading: Hashable, Sendable {
        package let zone: String
        package let standard: Int
        /// In summer, where that is another one.
        package let summer: Int?
    }
}
