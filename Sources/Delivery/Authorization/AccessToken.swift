package import Messages

/// An access token: with it anybody may send, until it ends. Its description doesn't contain it. [RFC 6750]
package struct AccessToken: Hashable, Sendable {
    let text: String
    /// How long it is good for from when it was issued; nil where nobody said.
    package let lifetime: Duration?

    /// The longest that is taken, in octets. Tokens with many claims have some thousands.
    static let longest = 16_384

    /// - Returns: nil where `text` can't be a token: letters, digits and `-._~+/`, then `=`. [RFC 6750 §2.1]
    package init?(_ text: String, lifetime: Duration? = nil) {
        let body = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
        guard !body.isEmpty, text.utf8.count <= Self.longest, body.allSatisfy(\.isTokenCharacter) else { return nil }
        self.text = text
        self.lifetime = lifetime
    }
}

extension UInt8 {
    fileprivate var isTokenCharacter: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~+/".utf8.contains(self)
        }
    }
}

extension AccessToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "an access token, hidden" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where access tokens come from.
package protocol AccessTokenSource: Sendable {
    /// Gets a token that nobody had before, or one that is still good.
    func token() async throws(TokenFailure) -> AccessToken
}

/// Why there is no access token, without secrets.
package struct TokenFailure: TroubleError, Hashable, Sendable {
    package let trouble: Trouble
    /// Whether it lasts until somebody changes something; anything else is worth another try later.
    package let needsOperator: Bool

    package init(_ trouble: Trouble, needsOperator: Bool) {
        self.trouble = trouble
        self.needsOperator = needsOperator
    }
}
