/// Whether a loop goes on.
struct Pulse {
    var isExpected = false
    /// Since it was last asked for.
    var hasCome = true

    /// - Returns: whether it has come since it was last asked for, or wasn't to be expected.
    mutating func ask() -> Bool {
        defer { hasCome = false }
        return hasCome || !isExpected
    }
}
