import Messages

/// The body of a form, read strictly. [URL Standard §5.1, application/x-www-form-urlencoded parsing]
struct FormBody: Sendable {
    /// Bytes. A note of 20,000 octets has three times as many as browsers send it, and a record has several.
    static let limit = 262_144
    static let mediaType = "application/x-www-form-urlencoded"

    private(set) var values: [String: String] = [:]

    /// Lines end with a line feed, whatever the browser sends.
    ///
    /// - Throws: where it isn't UTF-8, is broken, or names a field twice.
    init(_ bytes: [UInt8]) throws(Problem) {
        guard !bytes.isEmpty else { return }
        for pair in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decode(sides[0])
            guard sides.count == 2, !name.isEmpty else { throw Self.broken(.deskFormBroken) }
            guard values[name] == nil else { throw Self.broken(.deskFieldTwice(name.shortened)) }
            values[name] = Self.lines(try Self.decode(sides[1]))
        }
    }

    private static func broken(_ reason: Wording) -> Problem { Problem(.unreadableBody(reason: reason)) }

    private static func decode(_ text: ArraySlice<UInt8>) throws(Problem) -> String {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else {
                    throw broken(.deskFormBroken)
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { throw broken(.deskFormNotUTF8) }
        guard !bytes.contains(0) else { throw broken(.deskFormBroken) }
        return decoded
    }

    /// Browsers send CR LF.
    private static func lines(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension String {
    fileprivate var shortened: String { count > 40 ? "\(prefix(40))…" : self }
}
