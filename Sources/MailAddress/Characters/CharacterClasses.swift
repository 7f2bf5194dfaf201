extension UInt8 {
    /// `atext`, with every octet of UTF-8 beyond ASCII. [RFC 5322 §3.2.3, RFC 6532 §3.2]
    package var isAtomText: Bool {
        if isLetterOrDigit || self >= 0x80 { return true }
        return switch self {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"),
            UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// `A` to `Z`, `a` to `z`, `0` to `9`.
    package var isLetterOrDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    /// `0` to `9`.
    package var isDigit: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}

extension Unicode.Scalar {
    /// Whether it ends a line somewhere, or steers a terminal or program instead of being text: Unicode's categories
    /// Cc, Zl and Zp, which will never have other members.
    package var isControl: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Whether it turns the direction of writing, so that an address can look like another.
    package var isBidiControl: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Whether nobody sees it: spaces beyond ASCII's, and format characters other than the two joiners that scripts
    /// and emoji are written with.
    var isInvisible: Bool {
        if isASCII { return false }
        return switch properties.generalCategory {
        case .spaceSeparator: true
        case .format: value != 0x200C && value != 0x200D
        default: false
        }
    }

    /// How to name it in a message: itself where it can be shown, and always its number.
    package var named: String {
        isControl || isBidiControl || isInvisible ? number : "'\(self)' (\(number))"
    }

    /// `U+3000`
    var number: String {
        let hexadecimal = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
    }
}
