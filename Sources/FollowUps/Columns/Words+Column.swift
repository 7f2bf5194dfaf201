import Messages

extension RawRepresentable<String> {
    /// - Parameter column: what a store wrote.
    package init(column: String) throws(StoreError) {
        guard let value = Self(rawValue: column) else { throw StoreError(.corrupt, detail: .unknownWord) }
        self = value
    }
}

extension Secrecy {
    /// - Parameter column: what a store wrote.
    package init(column: Int) throws(StoreError) {
        guard let value = Self(rawValue: column) else { throw StoreError(.corrupt, detail: .unknownNumber) }
        self = value
    }
}

extension [String] {
    /// The value in a database: one a line, NULL for none.
    package var column: String? { isEmpty ? nil : joined(separator: "\n") }

    package init(column: String?) {
        self = column?.split(separator: "\n").map(String.init) ?? []
    }
}
