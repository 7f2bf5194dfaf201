extension Unicode.Scalar {
    /// Whether nothing of it is seen: blanks of any width, line ends, and what has no width at all.
    package var isBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0xAD, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064,
            0x2066...0x2069, 0x3000, 0x3164, 0xFEFF, 0xFFA0:
            true
        default: false
        }
    }
}

extension String {
    /// Whether there is nothing to be seen in it.
    package var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }

    /// Without blanks of any kind at its edges; nil where there are none.
    var withoutEdges: String? {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last, first.isBlank || last.isBlank else {
            return nil
        }
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.isBlank }),
            let end = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[start...end])
    }

    /// What Excel shows of a text that was kept from it as a formula: `="0123"` is `0123`; nil where it is none.
    var withoutFormula: String? {
        guard utf8.first == UInt8(ascii: "="), hasPrefix("=\""), utf8.count >= 3, utf8.last == UInt8(ascii: "\"") else {
            return nil
        }
        let inner = dropFirst(2).dropLast()
        // Whatever else begins with = is a formula in earnest.
        return inner.utf8.contains(UInt8(ascii: "\"")) ? nil : String(inner)
    }
}
