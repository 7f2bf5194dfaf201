/// A login. Its description doesn't contain the secret.
package struct SMTPCredentials: Hashable, Sendable {
    package let username: String
    /// A password, or an access token.
    let secret: String
    /// The ways in which it may be shown, in the order in which they are tried.
    package let mechanisms: [SASLMechanism]

    /// - Throws: ``SMTPSettingsError`` where a part is empty or contains a NUL, which separates them. [RFC 4616 §2]
    package init(username: String, password: String) throws(SMTPSettingsError) {
        guard Self.isName(username) else { throw .malformedUsername }
        guard !password.isEmpty, !password.utf8.contains(0) else { throw .malformedPassword }
        self.username = username
        secret = password
        mechanisms = [.plain, .login]
    }

    /// - Parameter mechanisms: of those that take a token.
    /// - Throws: ``SMTPSettingsError`` where the name is empty or contains a character that separates the parts.
    package init(
        username: String, token: AccessToken, mechanisms: [SASLMechanism] = [.oauthBearer, .xoauth2]
    ) throws(SMTPSettingsError) {
        guard Self.isName(username) else { throw .malformedUsername }
        self.username = username
        secret = token.text
        self.mechanisms = mechanisms
    }

    private static func isName(_ username: String) -> Bool {
        !username.isEmpty && !username.utf8.contains { $0 <= 1 }
    }
}

extension SMTPCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(username), secret hidden" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["username": username]) }
}
