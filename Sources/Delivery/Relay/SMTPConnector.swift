internal import NIOCore
internal import NIOPosix
internal import NIOSSL
import SupportHours

/// Opens connections to a relay.
struct SMTPConnector: Sendable {
    /// Gives a channel that stands.
    typealias Connect = @Sendable (SMTPRelay, any EventLoop) -> EventLoopFuture<any Channel>

    let relay: SMTPRelay
    private let group: any EventLoopGroup
    /// Tells a certificate that has expired from one of nobody's trust.
    private let now: @Sendable () -> Instant
    private let connect: Connect
    /// nil without TLS.
    private let tls: NIOSSLContext?

    /// - Parameter connect: by TCP unless a test has channels of its own.
    /// - Throws: an NIOSSL error where the certificate authorities can't be read.
    init(
        relay: SMTPRelay, group: any EventLoopGroup, now: @escaping @Sendable () -> Instant,
        connect: @escaping Connect = Self.connectByTCP
    ) throws {
        self.relay = relay
        self.group = group
        self.now = now
        self.connect = connect
        tls =
            relay.session.security == .none
            ? nil : try NIOSSLContext(configuration: relay.trustRoots.tlsConfiguration)
    }

    /// Reports the result to the pool.
    func open(_ id: SMTPConnectionID, for pool: SMTPPool) {
        guard relay.tokens != nil else { return open(id, for: pool, session: relay.session) }
        Task {
            do throws(SMTPProblem) {
                open(id, for: pool, session: try await session())
            } catch {
                pool.ended(id, problem: error, wasOfUse: false)
            }
        }
    }

    /// The settings of the next session, with a token that is good now.
    func session() async throws(SMTPProblem) -> SMTPSettings {
        var session = relay.session
        if let tokens = relay.tokens { session.credentials = try await tokens.credentials() }
        return session
    }

    private func open(_ id: SMTPConnectionID, for pool: SMTPPool, session: SMTPSettings) {
        let eventLoop = group.next()
        eventLoop.execute {
            connect(relay, eventLoop)
                .assumeIsolated()
                .whenComplete { result in
                    do {
                        let connection = SMTPConnection(id: id, pool: pool, connector: self, session: session)
                        try result.get().pipeline.syncOperations.addHandler(connection)
                    } catch {
                        let place = SMTPProblem.Place(host: relay.host, port: relay.port)
                        let problem = SMTPProblem.unreachable(ConnectFailure(error), at: place)
                        pool.ended(id, problem: problem, wasOfUse: false)
                    }
                }
        }
    }

    private static func connectByTCP(
        _ relay: SMTPRelay, _ eventLoop: any EventLoop
    ) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: eventLoop)
            .connectTimeout(.seconds(Int64(relay.connectTimeout)))
            .connect(host: relay.host, port: relay.port)
    }

    /// Why a handshake that has succeeded doesn't count; nil where the certificate is the relay's own.
    func problem(ofHandshakeIn context: ChannelHandlerContext) -> SMTPProblem? {
        let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate()?.toDERBytes()
        if let certificate, PeerIdentity.matches(certificate: certificate, host: relay.host) { return nil }
        return .handshakeFailed(.certificate(.otherHost))
    }

    /// Why a handshake has failed.
    func problem(ofHandshakeIn context: ChannelHandlerContext, _ error: any Error) -> SMTPProblem {
        let shown = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
        return .handshakeFailed(HandshakeFailure(error, shown: shown, at: now()))
    }

    /// A TLS client handler; it verifies the certificate's chain.
    func makeTLSHandler() throws -> NIOSSLClientHandler? {
        // SNI takes names only. [RFC 6066 §3]
        let isAddress = IPAddress(relay.host) != nil
        return try tls.map { try NIOSSLClientHandler(context: $0, serverHostname: isAddress ? nil : relay.host) }
    }

    func schedule(after seconds: Int, _ body: @escaping @Sendable () -> Void) {
        group.any().scheduleTask(in: .seconds(Int64(seconds)), body)
    }
}
