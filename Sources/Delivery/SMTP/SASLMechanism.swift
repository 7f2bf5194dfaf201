/// The ways to log in that are known here. [RFC 4954]
package enum SASLMechanism: String, CaseIterable, Hashable, Sendable {
    /// User name and password at once. [RFC 4616]
    case plain = "PLAIN"
    /// User name and password one after the other; in use without a standard.
    case login = "LOGIN"
    /// An access token. [RFC 7628]
    case oauthBearer = "OAUTHBEARER"
    /// An access token, as it was shown before the standard; in use without one.
    case xoauth2 = "XOAUTH2"
}

extension SASLMechanism {
    /// What a client says to log in.
    struct Exchange {
        /// Said together with AUTH, where the mechanism lets the client speak first.
        var initial: [UInt8]?
        /// Said to one challenge each, in order.
        var responses: [[UInt8]]
    }

    func exchange(_ credentials: SMTPCredentials) -> Exchange {
        let username = Array(credentials.username.utf8)
        let secret = Array(credentials.secret.utf8)
        switch self {
        case .plain:
            return Exchange(initial: [0] + username + [0] + secret, responses: [])
        case .login:
            return Exchange(responses: [username, secret])
        case .oauthBearer:
            // The challenge that follows is an error, and is answered so. [RFC 7628 §3.2.3]
            return Exchange(initial: Self.bearer(credentials), responses: [[0x01]])
        case .xoauth2:
            let fields = [username.prefixed("user="), secret.prefixed("auth=Bearer "), [], []]
            return Exchange(initial: Array(fields.joined(separator: [0x01])), responses: [[]])
        }
    }

    /// A GS2 header and pairs of key and value. [RFC 7628 §3.1, RFC 5801 §4]
    private static func bearer(_ credentials: SMTPCredentials) -> [UInt8] {
        let name = credentials.username.reduce(into: "") { text, character in
            text += character == "=" ? "=3D" : character == "," ? "=2C" : String(character)
        }
        let fields = ["n,a=\(name),", "auth=Bearer \(credentials.secret)", "", ""]
        return Array(fields.joined(separator: "\u{01}").utf8)
    }
}

extension [UInt8] {
    fileprivate func prefixed(_ prefix: String) -> [UInt8] { Array(prefix.utf8) + self }
}
