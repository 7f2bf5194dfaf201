/// Walks over an address, scalar by scalar: as Swift's characters, CR and LF would be one and a mark could hide an `@`.
struct AddressScanner {
    let text: String
    private let scalars: [Unicode.Scalar]
    private(set) var position = 0

    init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
    }

    var next: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    var isAtEnd: Bool { position == scalars.count }

    func error(_ fault: AddressError.Fault, at position: Int? = nil) -> AddressError {
        AddressError(text: text, position: position ?? self.position, fault: fault)
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    mutating func skipSpaces() {
        while take(" ") {}
    }

    /// Moves on by one, over what may stand in a text of one visible line.
    ///
    /// - Returns: nil at the end.
    mutating func takeVisible() throws(AddressError) -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        if scalar.isControl { throw error(.control(scalar)) }
        if scalar.isBidiControl { throw error(.bidiControl(scalar)) }
        position += 1
        return scalar
    }

    /// What stands between two double quotes, with its backslashes taken off.
    ///
    /// - Returns: nil where no quote opens here.
    mutating func takeQuoted() throws(AddressError) -> String? {
        let start = position
        guard take("\"") else { return nil }
        var content = String.UnicodeScalarView()
        while let scalar = try takeVisible() {
            switch scalar {
            case "\"":
                return String(content)
            case "\\":
                guard let escaped = try takeVisible() else { throw error(.unclosedQuote, at: start) }
                content.append(escaped)
            default:
                content.append(scalar)
            }
        }
        throw error(.unclosedQuote, at: start)
    }
}
