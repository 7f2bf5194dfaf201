/// Whether a loop is alive.
struct Pulse {
    var isExpected = false
    /// Whether it has answered since it was last asked.
    var hasCome = true

    /// - Returns: whether it has answered since it was last asked, or wasn't expected to.
    mutating func ask() -> Bool {
        defer { hasCome = false }
        return hasCome || !isExpected
    }
}
