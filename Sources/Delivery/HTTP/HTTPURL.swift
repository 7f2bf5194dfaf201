/// Where a request goes: `https` or `http`, without a user's name.
package struct HTTPURL: Hashable, Sendable {
    /// As libcurl takes it: the host's labels as the DNS has them, whatever has to be encoded encoded, no fragment.
    let text: String
    /// In lower case, or an address without brackets.
    let host: String
    let port: Int
    let isEncrypted: Bool

    /// Reads a URL as libcurl does, which will connect to it: no other reader, so nothing is checked that isn't called.
    /// [RFC 3986, RFC 5891]
    ///
    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        guard let parts = CurlURL.parse(text), ["https", "http"].contains(parts.scheme) else { return nil }
        self.text = parts.text
        host = parts.host.lowercased()
        port = parts.port
        isEncrypted = parts.scheme == "https"
    }

    /// Whether both are of one scheme, host and port. [RFC 9110 §4.3.1]
    func hasOrigin(of other: HTTPURL) -> Bool {
        host == other.host && port == other.port && isEncrypted == other.isEncrypted
    }
}
