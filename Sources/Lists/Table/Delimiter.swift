/// What stands between the cells of a row.
package struct Delimiter: Hashable, Sendable {
    package static let comma = Delimiter(byte: UInt8(ascii: ","))
    package static let semicolon = Delimiter(byte: UInt8(ascii: ";"))
    package static let tab = Delimiter(byte: UInt8(ascii: "\t"))

    /// An ASCII character.
    let byte: UInt8

    private init(byte: UInt8) {
        self.byte = byte
    }

    /// - Parameter text: the character itself, or `comma`, `semicolon`, `tab`, `\t`. Letters, digits, blanks, quotes and
    ///   line ends separate nothing.
    package init?(named text: String) {
        switch text {
        case "comma": self = .comma
        case "semicolon": self = .semicolon
        case "tab", "\\t", "\t": self = .tab
        default:
            guard text.utf8.count == 1, let byte = text.utf8.first, (0x21..<0x7F).contains(byte),
                !Character(UnicodeScalar(byte)).isLetter, !Character(UnicodeScalar(byte)).isNumber,
                !"\"'@.".utf8.contains(byte)
            else { return nil }
            self.init(byte: byte)
        }
    }

    /// The delimiter of a table that begins with this line: the one of comma, semicolon and tab that stands most often
    /// outside of quotes.
    init(of line: ArraySlice<UInt8>) {
        var counts: [Delimiter: Int] = [:]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[Delimiter(byte: byte), default: 0] += 1 }
        }
        let candidates = [Delimiter.comma, .semicolon, .tab]
        let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
        self = candidates.first { counts[$0] == most } ?? .comma
    }

    /// What Excel writes above a table: `sep=;`.
    ///
    /// - Returns: nil where the line is another one.
    init?(ofSeparatorLine line: ArraySlice<UInt8>) {
        let text = line.filter { $0 != UInt8(ascii: "\"") }
        guard text.count == 5, String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=",
            let byte = text.last, byte < 0x80
        else { return nil }
        self.init(byte: byte)
    }

    /// The character, or `tab`.
    package var name: String {
        self == .tab ? "tab" : String(UnicodeScalar(byte))
    }
}
