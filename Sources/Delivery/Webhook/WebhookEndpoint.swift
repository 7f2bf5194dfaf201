internal import AsyncHTTPClient
internal import NIOCore
internal import Synchronization

/// The host of a webhook as it is now: a client that connects to an address that was looked at, and to no other.
///
/// A name could have another address whenever it is asked for, a private one too. So it is asked for once, its address
/// is checked, and the client is bound to that address; certificates and the Host header are by the name still. After
/// a while, and after a connection that failed, the name is asked for again.
final class WebhookEndpoint: Sendable {
    /// A client and how many use it.
    private struct Binding {
        let client: HTTPClient
        let address: SocketAddress
        var expiry: NIODeadline
        var users = 0
    }

    private struct State {
        var current: Binding?
        /// Clients of earlier addresses that are in use still.
        var former: [ObjectIdentifier: Binding] = [:]
        /// The address that failed last.
        var avoided: SocketAddress?
        var isShutDown = false
    }

    private static let lifetime = TimeAmount.seconds(30)

    private let settings: WebhookSettings
    private let group: any EventLoopGroup
    private let state = Mutex(State())

    init(settings: WebhookSettings, group: any EventLoopGroup) {
        self.settings = settings
        self.group = group
    }

    /// Lends a client.
    ///
    /// - Parameter body: returns whether a connection came about, and its result.
    func withClient<Result: Sendable>(
        _ body: (HTTPClient) async -> (isReachable: Bool, result: Result)
    ) async throws(WebhookFault) -> Result {
        let client = try await borrow()
        let (isReachable, result) = await body(client)
        await giveBack(client, isReachable: isReachable)
        return result
    }

    /// Ends all connections. What is under way fails.
    func shutDown() async {
        let clients = state.withLock { state in
            defer {
                state.isShutDown = true
                state.current = nil
                state.former = [:]
            }
            return [state.current?.client].compactMap { $0 } + state.former.values.map(\.client)
        }
        for client in clients { try? await client.shutdown() }
    }

    private func borrow() async throws(WebhookFault) -> HTTPClient {
        if let client = takeCurrent() { return client }
        let allowed = try await HostLookup.addresses(of: settings.host).filter {
            settings.allowsPrivateAddresses || $0.isPublic
        }
        guard let first = allowed.first else { throw .privateAddress(host: settings.host) }
        let (client, discarded) = try state.withLock { state throws(WebhookFault) in
            if state.isShutDown { throw .stopped }
            let address = allowed.first { $0 != state.avoided } ?? first
            if state.current?.address == address {
                state.current?.expiry = .now() + Self.lifetime
            } else {
                let former = state.current
                state.current = Binding(
                    client: makeClient(to: address), address: address, expiry: .now() + Self.lifetime)
                if let former, former.users > 0 { state.former[ObjectIdentifier(former.client)] = former }
                if let former, former.users == 0 { return (Self.use(&state), former.client as HTTPClient?) }
            }
            return (Self.use(&state), nil)
        }
        try? await discarded?.shutdown()
        guard let client else { throw .stopped }
        return client
    }

    private func takeCurrent() -> HTTPClient? {
        state.withLock { state in
            guard let current = state.current, current.expiry > .now() else { return nil }
            return Self.use(&state)
        }
    }

    private static func use(_ state: inout State) -> HTTPClient? {
        state.current?.users += 1
        return state.current?.client
    }

    private func giveBack(_ client: HTTPClient, isReachable: Bool) async {
        let id = ObjectIdentifier(client)
        let discarded = state.withLock { state -> HTTPClient? in
            if let current = state.current, current.client === client {
                state.current?.users -= 1
                if isReachable {
                    state.avoided = nil
                } else {
                    state.avoided = current.address
                    state.current?.expiry = .now()
                }
                return nil
            }
            state.former[id]?.users -= 1
            return state.former[id]?.users == 0 ? state.former.removeValue(forKey: id)?.client : nil
        }
        try? await discarded?.shutdown()
    }

    private func makeClient(to address: SocketAddress) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: settings.trustRoots.tlsConfiguration, redirectConfiguration: .disallow,
            timeout: .init(
                connect: .seconds(Int64(settings.connectTimeout)), read: .seconds(Int64(settings.answerTimeout))))
        // Shorter than a server's patience, so that few requests meet a connection that is just being closed.
        configuration.connectionPool.idleTimeout = .seconds(4)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = settings.connections
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.dnsOverride = [settings.host: address.ipAddress ?? ""]
        return HTTPClient(eventLoopGroup: group, configuration: configuration)
    }
}
