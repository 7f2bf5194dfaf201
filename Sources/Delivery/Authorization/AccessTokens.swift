internal import Synchronization

/// Keeps an access token while it is good, and gets another before it ends.
///
/// However many connections ask at once, the source is asked once.
package final class AccessTokens: Sendable {
    private struct Kept {
        let token: AccessToken
        /// When another one is got.
        let renewal: ContinuousClock.Instant
        /// Whether a relay has taken it.
        var isAccepted = false
    }

    private typealias Request = Task<Result<AccessToken, TokenFailure>, Never>

    private enum Way {
        case kept(AccessToken), request(Request)
    }

    private struct State {
        var kept: Kept?
        var request: Request?

        mutating func way(at now: ContinuousClock.Instant, renew: () -> Request) -> Way {
            if let kept, now < kept.renewal { return .kept(kept.token) }
            let request = self.request ?? renew()
            self.request = request
            return .request(request)
        }
    }

    private let source: any AccessTokenSource
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    /// - Parameter now: a clock that nobody sets.
    package init(
        _ source: any AccessTokenSource, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.source = source
        self.now = now
    }

    /// The token to log in with.
    package func current() async throws(TokenFailure) -> AccessToken {
        switch state.withLock({ $0.way(at: now(), renew: { Task { await self.renew() } }) }) {
        case .kept(let token): token
        case .request(let request): try await request.value.get()
        }
    }

    /// A relay has taken the token.
    func accepted(_ token: String) {
        state.withLock { state in
            if state.kept?.token.text == token { state.kept?.isAccepted = true }
        }
    }

    /// A relay has refused the token: it isn't shown again.
    ///
    /// - Returns: whether a relay had taken it before, so that another one may do.
    func refused(_ token: String) -> Bool {
        state.withLock { state in
            // Another connection was refused before, or another token is there by now.
            guard let kept = state.kept, kept.token.text == token else { return true }
            state.kept = nil
            return kept.isAccepted
        }
    }

    private func renew() async -> Result<AccessToken, TokenFailure> {
        let result: Result<AccessToken, TokenFailure>
        do throws(TokenFailure) {
            result = .success(try await source.token())
        } catch {
            result = .failure(error)
        }
        state.withLock { state in
            state.request = nil
            guard case .success(let token) = result else { return }
            // The same one again has been taken already.
            let isAccepted = state.kept.map { $0.token.text == token.text && $0.isAccepted } ?? false
            state.kept = Kept(
                token: token, renewal: now().advanced(by: Self.use(of: token)), isAccepted: isAccepted)
        }
        return result
    }

    /// How long a token is used: it is replaced five minutes before it ends, or in the last quarter of a short life. One
    /// of which nobody says when it ends is asked for every five minutes.
    private static func use(of token: AccessToken) -> Duration {
        guard let lifetime = token.lifetime else { return .seconds(300) }
        return lifetime - min(.seconds(300), lifetime / 4)
    }
}
