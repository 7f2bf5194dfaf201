/// A relay as `smtp.example.jp`, `smtp.example.jp:465` or `[2001:db8::1]:25`.
struct RelayPlace: Hashable, Sendable {
    let host: String
    /// As YAML: a number, or what was given in its place, quoted, for the configuration's reader to refuse.
    let port: String

    init(_ text: String) {
        let (host, port) = Self.split(text)
        self.host = host
        self.port =
            port.isEmpty || port.utf8.count > 5 || !port.utf8.allSatisfy { (0x30...0x39).contains($0) }
            ? InitAnswers.quoted(port) : port
    }

    /// By TLS from the first byte on the port for it [RFC 8314, section 7.3], else by STARTTLS, but for this machine's own
    /// relay on port 25.
    var security: String {
        switch (port, host.lowercased()) {
        case ("465", _): "tls"
        case ("25", "localhost"), ("25", "127.0.0.1"), ("25", "::1"): "none"
        default: "starttls"
        }
    }

    /// Without a port, that of submission [RFC 6409].
    private static func split(_ text: String) -> (host: String, port: String) {
        let usual = "587"
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let rest = text[text.index(after: end)...]
            guard !rest.isEmpty else { return (String(text.dropFirst().dropLast()), usual) }
            if rest.first == ":" { return (String(text[..<end].dropFirst()), String(rest.dropFirst())) }
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : (text, usual)
    }
}
