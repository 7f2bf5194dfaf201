package import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import NIOTLS

/// Connects to a webhook's host as letters would, and asks it for nothing.
package enum WebhookCheck {
    /// - Parameter patience: seconds that it may take once the name is resolved.
    package static func run(
        _ settings: WebhookSettings, group: any EventLoopGroup, patience: Int = 20
    ) async -> RelayFinding {
        do {
            let allowed = try await HostLookup.addresses(of: settings.host).filter {
                settings.allowsPrivateAddresses || $0.isPublic
            }
            guard var address = allowed.first else { throw WebhookFault.privateAddress(host: settings.host) }
            address.port = settings.port
            return await connect(to: address, settings, group: group, patience: patience)
        } catch {
            return RelayFinding(problem: "\(error)")
        }
    }

    private static func connect(
        to address: SocketAddress, _ settings: WebhookSettings, group: any EventLoopGroup, patience: Int
    ) async -> RelayFinding {
        let tls: NIOSSLContext?
        do {
            tls =
                try settings.isEncrypted
                ? NIOSSLContext(configuration: settings.trustRoots.tlsConfiguration) : nil
        } catch {
            return RelayFinding(problem: "the authorities can't be read: \(ConnectFailure.reason(for: error))")
        }
        let eventLoop = group.next()
        let found = eventLoop.makePromise(of: RelayFinding.self)
        eventLoop.execute {
            ClientBootstrap(group: eventLoop)
                .connectTimeout(.seconds(Int64(min(settings.connectTimeout, patience))))
                .connect(to: address)
                .assumeIsolated()
                .whenComplete { result in
                    do {
                        let channel = try result.get()
                        if let tls {
                            let isAddress = (try? SocketAddress(ipAddress: settings.host, port: 0)) != nil
                            let client = try NIOSSLClientHandler(
                                context: tls, serverHostname: isAddress ? nil : settings.host)
                            try channel.pipeline.syncOperations.addHandlers(
                                client, HandshakeWatch(patience: patience, found: found))
                        } else {
                            found.succeed(RelayFinding())
                            channel.close(promise: nil)
                        }
                    } catch {
                        found.succeed(
                            RelayFinding(
                                problem: "the webhook's host can't be reached: \(ConnectFailure.reason(for: error))"))
                    }
                }
        }
        return (try? await found.futureResult.get()) ?? RelayFinding(problem: WebhookFault.stopped.description)
    }
}

/// Waits for a handshake to end, well or not, and closes.
private final class HandshakeWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let patience: Int
    private let found: EventLoopPromise<RelayFinding>
    private var alarm: Scheduled<Void>?

    init(patience: Int, found: EventLoopPromise<RelayFinding>) {
        self.patience = patience
        self.found = found
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        alarm = context.eventLoop.scheduleTask(in: .seconds(Int64(patience))) {
            let (watch, context) = bound.value
            watch.end(RelayFinding(problem: "the TLS handshake with the webhook's host took too long"), context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted? = event as? TLSUserEvent else { return }
        var finding = RelayFinding()
        finding.isEncrypted = true
        finding.certificateEnd = context.certificateEnd
        end(finding, context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let reason = ConnectFailure.handshakeReason(for: error)
        end(RelayFinding(problem: "the TLS handshake with the webhook's host failed: \(reason)"), context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(RelayFinding(problem: "the webhook's host closed the connection"), context)
    }

    /// Only the first word counts.
    private func end(_ finding: RelayFinding, _ context: ChannelHandlerContext) {
        guard let alarm else { return }
        self.alarm = nil
        alarm.cancel()
        found.succeed(finding)
        context.close(promise: nil)
    }
}
