import Messages

/// A login by access tokens. [RFC 7628]
package struct SMTPTokenLogin: Sendable {
    package let username: String
    /// In the order in which they are tried.
    package let mechanisms: [SASLMechanism]
    private let tokens: AccessTokens

    /// - Parameter mechanism: the one to use; nil for what the relay offers.
    package init(username: String, mechanism: SASLMechanism? = nil, tokens: AccessTokens) {
        self.username = username
        mechanisms = mechanism.map { [$0] } ?? [.oauthBearer, .xoauth2]
        self.tokens = tokens
    }

    /// With a token that is good now.
    func credentials() async throws(SMTPProblem) -> SMTPCredentials {
        do {
            let token = try await tokens.current()
            return try SMTPCredentials(username: username, token: token, mechanisms: mechanisms)
        } catch {
            throw .tokenMissing(error as? TokenFailure ?? TokenFailure(Trouble(error), needsOperator: true))
        }
    }

    /// A relay has taken these credentials.
    func accepted(_ credentials: SMTPCredentials?) {
        if let credentials { tokens.accepted(credentials.secret) }
    }

    /// What a session's problem comes to: a refused token isn't shown again.
    func judged(_ problem: SMTPProblem, of credentials: SMTPCredentials?) -> SMTPProblem {
        guard case .loginRefused(let reply) = problem, let credentials else { return problem }
        return .tokenRefused(reply, wasAccepted: tokens.refused(credentials.secret))
    }
}
