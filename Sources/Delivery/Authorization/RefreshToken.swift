internal import FoundationEssentials
internal import LinuxSystem

/// A refresh token that the operator gave, or the one that the authorization server gave in its place since.
///
/// A server may give another one with each access token, and then the former ends some day. [RFC 6749 §6] The newest is kept
/// in a file, together with a fingerprint of the operator's own: one that the operator replaces counts at once.
package struct RefreshToken: Sendable {
    private let given: @Sendable () throws -> String
    private let file: String
    private let owner: String

    /// - Parameters:
    ///   - given: reads the operator's.
    ///   - file: where the server's are kept, readable for the daemon alone.
    ///   - owner: tells for whom it is: the endpoint and the client.
    package init(given: @escaping @Sendable () throws -> String, file: String, owner: String) {
        self.given = given
        self.file = file
        self.owner = owner
    }

    func current() throws -> String {
        let given = try given()
        let kept = (try? String(contentsOfFile: file, encoding: .utf8))?.split(separator: "\n") ?? []
        return kept.count == 2 && kept[0] == fingerprint(of: given) ? String(kept[1]) : given
    }

    /// Says which of the operator's tokens a kept one goes back to, and doesn't give it away.
    private func fingerprint(of given: String) -> String {
        let code = MessageAuthentication.sha256(of: Array(owner.utf8), key: Array(given.utf8)) ?? []
        return Data(code).base64EncodedString()
    }

    /// Once this returns, a power failure doesn't undo it.
    func replace(with next: String) throws {
        guard !next.contains(where: \.isNewline) else { return }
        let text = "\(fingerprint(of: try given()))\n\(next)\n"
        try FileBytes.replace(file, with: Array(text.utf8))
    }
}
