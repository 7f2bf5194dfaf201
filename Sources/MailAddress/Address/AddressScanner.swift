/// Walks over an address: octet by octet in ASCII, scalar by scalar beyond. As Swift's characters, CR and LF would be one
/// and a mark could hide an `@`.
struct AddressScanner {
    let text: String
    let octets: [UInt8]
    /// In octets; errors tell of scalars.
    private(set) var position = 0

    init(_ text: String) {
        self.text = text
        octets = Array(text.utf8)
    }

    var isAtEnd: Bool { position == octets.count }

    var nextOctet: UInt8? { position < octets.count ? octets[position] : nil }

    /// The scalar that begins here.
    var next: Unicode.Scalar? {
        guard let first = nextOctet else { return nil }
        guard first >= 0x80 else { return Unicode.Scalar(first) }
        // The octets of a text are whole.
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let value = octets[(position + 1)..<(position + length)].reduce(UInt32(first) & (0x7F >> UInt32(length))) {
            $0 << 6 | UInt32($1 & 0x3F)
        }
        return Unicode.Scalar(value)
    }

    /// - Parameter position: in octets; nil for here.
    func error(_ fault: AddressError.Fault, at position: Int? = nil) -> AddressError {
        let scalars = octets[..<(position ?? self.position)].count { $0 & 0xC0 != 0x80 }
        return AddressError(text: text, position: scalars, fault: fault)
    }

    /// What stands between a position and here.
    func text(from start: Int) -> String {
        String(decoding: octets[start..<position], as: UTF8.self)
    }

    mutating func take(_ octet: UInt8) -> Bool {
        guard nextOctet == octet else { return false }
        position += 1
        return true
    }

    mutating func skipSpaces() {
        while take(UInt8(ascii: " ")) {}
    }

    /// Moves on over octets of ASCII as long as they are of a kind.
    mutating func skip(while isOfKind: (UInt8) -> Bool) {
        while position < octets.count, octets[position] < 0x80, isOfKind(octets[position]) { position += 1 }
    }

    /// Moves on by one, over what may stand in a text of one visible line.
    ///
    /// - Returns: nil at the end.
    mutating func takeVisible() throws(AddressError) -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        if scalar.isControl { throw error(.control(scalar)) }
        if scalar.isBidiControl { throw error(.bidiControl(scalar)) }
        position += UTF8.width(scalar)
        return scalar
    }

    /// What stands between two double quotes, with its backslashes taken off.
    ///
    /// - Returns: nil where no quote opens here.
    mutating func takeQuoted() throws(AddressError) -> String? {
        let start = position
        guard take(UInt8(ascii: "\"")) else { return nil }
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
