import MailAddress
package import Messages

/// How a relay's host may be written: a name in the DNS, or an address.
package enum RelayHost {
    /// What isn't a host, and what to write in its place.
    package struct Fault: WordedError, Hashable, Sendable {
        package let wording: Wording

        package init(_ wording: Wording) {
            self.wording = wording
        }
    }

    /// Whether a host is this machine, so that nobody on the way can listen.
    package static func isLoopback(_ host: String) -> Bool {
        host.lowercased() == "localhost" || IPAddress(host)?.isLoopback ?? false
    }

    /// - Parameter text: as `mail.example.jp`, `メール.例え.jp`, `192.0.2.1`, `2001:db8::1` or `[2001:db8::1]`.
    /// - Returns: the name in A-labels, or the address without brackets.
    /// - Throws: ``Fault`` for what holds more than a host, as a port or a scheme.
    package static func parse(_ text: String) throws(Fault) -> String {
        if IPAddress(text) != nil { return text }
        if let (scheme, rest) = split(text, at: "://") {
            let host = rest.prefix { !"/:".contains($0) }
            throw Fault(.schemeInHost(scheme, host: String(host)))
        }
        if text.hasPrefix("["), let (address, rest) = split(String(text.dropFirst()), at: "]") {
            guard IPAddress(address) != nil else { throw Fault(.noIPv6(address)) }
            if rest.isEmpty { return address }
            throw Fault(hasPortBehind(host: "\"\(address)\"", rest.dropFirst()))
        }
        if let (host, port) = split(text, at: ":") {
            guard !port.contains(":") else { throw Fault(.noIPv6(text)) }
            throw Fault(hasPortBehind(host: host, port[...]))
        }
        var name = text
        if !text.utf8.allSatisfy({ $0 < 0x80 }) {
            do throws(DomainName.Fault) {
                name = try DomainName.asciiForm(of: text)
            } catch {
                throw Fault(.noDNSName(text, error.wording))
            }
        }
        let labels = (name.hasSuffix(".") ? name.dropLast() : name[...]).split(
            separator: ".", omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        }
        guard isName, name.utf8.count <= 254 else {
            throw Fault(.noHost(text))
        }
        return name
    }

    private static func hasPortBehind(host: String, _ port: Substring) -> Wording {
        .portInHost(host, port: Int(port).flatMap { (1...65_535).contains($0) ? $0 : nil })
    }

    private static func split(_ text: String, at separator: String) -> (String, String)? {
        guard let range = text.firstRange(of: separator) else { return nil }
        return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
    }
}
