extension TypedAddress {
    /// Takes off what stands around the address: spaces, punctuation, brackets, quotation marks, a name before it.
    mutating func unwrap() {
        var inner = scalars[...]
        while let shorter = Self.unwrapped(inner) { inner = shorter }
        guard inner.count < scalars.count else { return }
        replace(with: Array(inner), .surroundingCharacters)
    }

    /// The same with one thing less around it; nil where there is none.
    private static func unwrapped(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
        guard let first = text.first, let last = text.last else { return nil }
        if text.count > 1, pairs.contains(where: { $0.opening == first && $0.closing == last }) {
            return text.dropFirst().dropLast()
        }
        if first.isSpace || leading.contains(first) { return text.dropFirst() }
        if closingAngles.contains(last), let opening = text.firstIndex(where: openingAngles.contains),
            text[(opening + 1)...].contains(where: { $0 == "@" || $0 == "＠" })
        {
            return text[(opening + 1)...].dropLast()
        }
        if last.isSpace || (trailing.contains(last) && !(last == "]" && hasLiteral(text))) { return text.dropLast() }
        if hasScheme(text) { return text.dropFirst(scheme.count) }
        return nil
    }

    /// Whether the domain is an IP address in brackets. [RFC 5321 §4.1.3]
    private static func hasLiteral(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.lastIndex(of: "@").map { text[($0 + 1)...].first == "[" } ?? false
    }

    /// Whether it was copied from a link. [RFC 6068]
    private static func hasScheme(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.count > scheme.count && zip(text, scheme).allSatisfy { $0 == $1 || $0.value == $1.value & ~0x20 }
    }

    private static let scheme = Array("mailto:".unicodeScalars)
    private static let openingAngles: Set<Unicode.Scalar> = ["<", "＜"]
    private static let closingAngles: Set<Unicode.Scalar> = [">", "＞"]

    /// What may begin an address without a match at its end.
    private static let pairs: [(opening: Unicode.Scalar, closing: Unicode.Scalar)] = [
        ("\"", "\""), ("'", "'"), ("`", "`"), ("{", "}"), ("*", "*"), ("＂", "＂"), ("＇", "＇"), ("｛", "｝"),
    ]
    /// What begins no address.
    private static let leading = Set("<([,;:.＜（［，；：．。、｡､・〈《「『【〔“‘«".unicodeScalars)
    /// What ends no domain.
    private static let trailing = Set(">)]},;:.!?\"'`/＞）］｝，；：．！？／。、｡､・〉》」』】〕”’»".unicodeScalars)
}

extension Unicode.Scalar {
    /// White space of any width.
    fileprivate var isSpace: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}
