/// Why a value can't be taken. It never shows the value, which is nobody else's business.
struct ValueFault: Error, Hashable, CustomStringConvertible {
    /// What the value is, and what it should be.
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
