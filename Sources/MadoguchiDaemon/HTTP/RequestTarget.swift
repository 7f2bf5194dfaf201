import Messages

/// A request's target, parsed strictly. [RFC 3986, RFC 9112 §3.2]
struct RequestTarget: Sendable {
    /// The path as it came, for error messages.
    let rawPath: String
    /// The path's segments, percent-decoded.
    let path: [String]
    /// The query's parameters in order, percent-decoded. A plus sign stays a plus sign, because offsets need it; but for the
    /// desk, whose forms browsers fill in with plus signs for spaces. [URL Standard §5.2]
    let query: [(name: String, value: String)]

    /// - Parameter raw: `/v1/plans?a=b`, or with `http://host` before it.
    init(_ raw: String) throws(Problem) {
        var text = Substring(raw)
        for scheme in ["http://", "https://"] where raw.hasPrefix(scheme) {
            let rest = raw.dropFirst(scheme.count)
            text = rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? "/"
        }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].first == "/" else { throw Problem(.targetWithoutSlash) }
        var path: [String] = []
        for segment in parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            path.append(try Self.decode(segment))
        }
        var query: [(name: String, value: String)] = []
        if parts.count > 1 {
            let isOfForm = path.first == "desk"
            for pair in parts[1].split(separator: "&") {
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let value = sides.count > 1 ? try Self.decode(sides[1], isOfForm: isOfForm) : ""
                query.append((try Self.decode(sides[0], isOfForm: isOfForm), value))
            }
        }
        rawPath = String(parts[0])
        self.path = path
        self.query = query
    }

    /// One that can't be read, for the answer that says so: its path isn't decoded, and its query is left out.
    init(unreadable raw: String) {
        rawPath = String(raw.prefix { $0 != "?" })
        path = rawPath.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        query = []
    }

    private static func decode(_ text: Substring, isOfForm: Bool = false) throws(Problem) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(isOfForm && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else {
                throw Problem(.targetWithBrokenEscape(String(text)))
            }
            bytes.append(high << 4 | low)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw Problem(.targetNotUTF8(String(text)))
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw Problem(.targetWithControlCharacter(String(text)))
        }
        return decoded
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
