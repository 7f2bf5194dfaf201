extension String {
    /// The text with everything escaped as `\u001b` that could control a terminal or reorder a line.
    ///
    /// In JSON text, where such characters can only stand inside strings, the meaning doesn't change.
    func harmless(keepingLines: Bool = false) -> String {
        guard unicodeScalars.contains(where: { $0.steersTerminal && !(keepingLines && $0 == "\n") }) else {
            return self
        }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.steersTerminal, !(keepingLines && scalar == "\n") {
                result += scalar.jsonEscape
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// ASCII and Latin-1 controls, line separators, and characters that change the direction of writing.
    var steersTerminal: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// `\u` and four digits; only for the Basic Multilingual Plane. [RFC 8259, section 7]
    var jsonEscape: String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
