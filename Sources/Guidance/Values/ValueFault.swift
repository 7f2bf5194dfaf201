/// Why a value isn't accepted. It never shows the value, which may be confidential.
struct ValueFault: Error, Hashable, CustomStringConvertible {
    /// What the value is, and what it should be.
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
