/// Where people find the pages: a scheme, a host, perhaps a port and a path. [RFC 3986]
package struct SiteAddress: Hashable, Sendable {
    /// `https://support.example.jp`, in lower case, without the scheme's usual port.
    package let origin: String
    /// In lower case, without the port; an IPv6 literal in brackets.
    package let host: String
    /// `/hours`, without a slash at its end; empty for the root.
    package let path: String

    /// - Returns: nil for anything that has more: a user, a query, a fragment.
    package init?(_ text: String) {
        let scheme: String
        if text.hasPrefix("https://") {
            scheme = "https"
        } else if text.hasPrefix("http://") {
            scheme = "http"
        } else {
            return nil
        }
        let rest = text.dropFirst(scheme.utf8.count + 3)
        let authority = rest.prefix { $0 != "/" }
        guard let parts = PublicHost(authority: authority) else { return nil }
        var path = String(rest.dropFirst(authority.count))
        while path.hasSuffix("/") { path.removeLast() }
        guard path.isEmpty || PathPrefix(path) != nil else { return nil }
        host = parts.name
        self.path = path
        let usual = scheme == "https" ? 443 : 80
        origin = "\(scheme)://\(parts.name)" + (parts.port.map { $0 == usual ? "" : ":\($0)" } ?? "")
    }
}

/// A host as URLs and `Host` fields have it. [RFC 3986 §3.2.2, RFC 9110 §7.2]
struct PublicHost: Hashable, Sendable {
    /// In lower case, without a dot at its end; an IPv6 literal in brackets.
    let name: String
    let port: Int?

    /// - Parameter authority: `Support.example.jp:8443`, `[::1]`, without a user.
    init?(authority: some StringProtocol) {
        var name = Substring(authority)
        var port: Int?
        if let colon = name.lastIndex(of: ":"), !name.hasSuffix("]") {
            let digits = name[name.index(after: colon)...]
            guard digits.utf8.count <= 5, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            port = Int(digits)
            guard digits.isEmpty || port.map({ (1...65_535).contains($0) }) == true else { return nil }
            name = name[..<colon]
        }
        if name.hasSuffix(".") { name.removeLast() }
        guard Self.isName(name) else { return nil }
        self.name = name.lowercased()
        self.port = port
    }

    private static func isName(_ name: Substring) -> Bool {
        guard (1...253).contains(name.utf8.count) else { return false }
        if name.hasPrefix("["), name.hasSuffix("]") {
            return name.utf8.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == UInt8(ascii: ":") }
        }
        return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy {
                    $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                }
        }
    }
}

/// The path under which a proxy serves something: `/support/hours`.
struct PathPrefix: Hashable, Sendable {
    let text: String

    /// - Returns: nil for what isn't a path of plain segments: nothing else ever comes into a page.
    init?(_ text: String) {
        guard (2...200).contains(text.utf8.count), text.hasPrefix("/") else { return nil }
        let segments = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard segments.allSatisfy({ $0 != "." && $0 != ".." && !$0.isEmpty && $0.utf8.allSatisfy(\.isUnreserved) })
        else { return nil }
        self.text = text
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    fileprivate var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    /// What URLs have unescaped. [RFC 3986 §2.3]
    var isUnreserved: Bool { isASCIILetterOrDigit || "-._~".utf8.contains(self) }
}
