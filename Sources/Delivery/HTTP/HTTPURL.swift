/// The URL of a request: `https` or `http`, without a user name.
package struct HTTPURL: Hashable, Sendable {
    /// As libcurl takes it: the host in A-labels, percent-encoded where necessary, without a fragment.
    let text: String
    /// In lower case, or an address without brackets.
    let host: String
    let port: Int
    let isEncrypted: Bool

    /// Parses a URL with libcurl, which will connect to it: with a single parser, the host that is checked is the host
    /// that is called. [RFC 3986, RFC 5891]
    ///
    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        guard let parts = CurlURL.parse(text), ["https", "http"].contains(parts.scheme) else { return nil }
        self.text = parts.text
        host = parts.host.lowercased()
        port = parts.port
        isEncrypted = parts.scheme == "https"
    }

    /// Whether it leads to this machine.
    package var isLoopback: Bool { RelayHost.isLoopback(host) }

    /// Whether both have the same scheme, host and port. [RFC 9110 §4.3.1]
    func hasOrigin(of other: HTTPURL) -> Bool {
        host == other.host && port == other.port && isEncrypted == other.isEncrypted
    }
}
