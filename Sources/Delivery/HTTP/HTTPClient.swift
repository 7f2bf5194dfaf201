import Messages
package import SupportHours
internal import Synchronization

/// Sends HTTP/1.1 requests over connections to checked addresses.
///
/// Connects only to addresses that were checked before; always verifies certificates, by the host's name. Each request
/// has a connection of its own and is sent once: nothing is repeated automatically. Proxies, cookies, `.netrc` and
/// other settings of the environment are ignored.
package final class HTTPClient: Sendable {
    private enum State {
        case unused
        case running(CurlLoop)
        case shutDown

        var isShutDown: Bool { if case .shutDown = self { true } else { false } }
    }

    private let settings: HTTPSettings
    private let addresses: HostAddresses
    private let state = Mutex(State.unused)

    /// Why no client can send anything: libcurl can't be loaded. In the dynamic linker's words; nil where it can.
    package static var unavailability: String? { CurlLibrary.failure }

    package init(settings: HTTPSettings = HTTPSettings()) {
        self.settings = settings
        addresses = HostAddresses(allowsPrivate: settings.allowsPrivateAddresses)
    }

    deinit { shutDown() }

    /// Sends a request and receives its answer. Cancelling the task ends it at once.
    ///
    /// - Parameter mayBegin: asked when the connection stands, before anything of the request leaves. Where it throws, nothing
    ///   does.
    /// - Returns: an answer of any status, including redirects that aren't followed.
    package func send(
        _ request: HTTPRequest, mayBegin: @escaping @Sendable () throws -> Void = {}
    ) async throws(HTTPFailure) -> HTTPAnswer {
        var request = request
        for remaining in stride(from: settings.redirects, through: 0, by: -1) {
            let outcome = await perform(request, isForConnectionOnly: false, mayBegin: mayBegin)
            let answer = try outcome.answer
            guard settings.redirects > 0, request.method == .get, let target = outcome.redirect else { return answer }
            guard remaining > 0 else { break }
            guard let url = HTTPURL(target), url.isEncrypted || !request.url.isEncrypted else {
                throw HTTPFailure(cause: .forbiddenRedirect, progress: .whole, status: answer.status)
            }
            // Data meant for one server isn't sent to another. [RFC 9110 §15.4]
            if !url.hasOrigin(of: request.url) {
                request.fields.removeAll { ["authorization", "cookie"].contains($0.name.lowercased()) }
            }
            request.url = url
        }
        throw HTTPFailure(cause: .tooManyRedirects, progress: .whole)
    }

    /// Looks up the host that a request would go to, so that a refused address needs no request. The next request uses
    /// the result.
    ///
    /// - Throws: ``HTTPFailure`` where the name is unknown or leads to a private network, or the client was shut
    ///   down.
    package func resolve(_ url: HTTPURL) async throws(HTTPFailure) {
        if state.withLock({ $0.isShutDown }) { throw HTTPFailure(cause: .stopped) }
        do {
            _ = try await addresses.addresses(of: url.host)
        } catch {
            throw HTTPFailure(cause: error)
        }
    }

    /// Connects, with TLS where the URL says so, and sends nothing.
    ///
    /// - Returns: the end of validity of the server's certificate; nil without TLS.
    package func connect(to url: HTTPURL) async throws(HTTPFailure) -> Instant? {
        let outcome = await perform(HTTPRequest(.get, url), isForConnectionOnly: true)
        if let cause = outcome.cause { throw HTTPFailure(cause: cause) }
        return outcome.certificateEnd
    }

    /// Ends all connections. Requests in flight and later ones fail at once.
    package func shutDown() {
        let former = state.withLock { state in
            defer { state = .shutDown }
            return state
        }
        if case .running(let loop) = former { loop.stop() }
    }

    private func perform(
        _ request: HTTPRequest, isForConnectionOnly: Bool, mayBegin: @escaping @Sendable () throws -> Void = {}
    ) async -> CurlOutcome {
        guard request.fields.allSatisfy(\.isWritable) else { return CurlOutcome(cause: .malformedRequest) }
        let allowed: [IPAddress]
        let loop: CurlLoop
        do {
            allowed = try await addresses.addresses(of: request.url.host)
            loop = try running()
        } catch {
            return CurlOutcome(cause: error)
        }
        let order = CurlOrder(
            request: request, addresses: allowed, settings: settings, isForConnectionOnly: isForConnectionOnly,
            mayBegin: mayBegin)
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in loop.submit(order) { continuation.resume(returning: $0) } }
        } onCancel: {
            order.cancel()
            loop.wake()
        }
        // Its name may lead to another address by now.
        if outcome.progress == .none, outcome.cause != nil { addresses.expire(request.url.host) }
        return outcome
    }

    /// The first request starts the thread.
    private func running() throws(HTTPFailure.Cause) -> CurlLoop {
        try state.withLock { state throws(HTTPFailure.Cause) in
            switch state {
            case .running(let loop): return loop
            case .shutDown: throw .stopped
            case .unused:
                guard let loop = CurlLoop.start(connections: settings.connections) else {
                    throw .connection(.noThread)
                }
                state = .running(loop)
                return loop
            }
        }
    }
}
