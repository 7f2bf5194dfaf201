internal import NIOCore
internal import NIOSSL
internal import NIOTLS
import SupportHours

/// A connection to a relay that sends no messages. Everything runs on its event loop.
final class SMTPCheckConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let connector: SMTPConnector
    private let timeout: Int
    private let found: EventLoopPromise<RelayFinding>
    private var session: SMTPSession
    private var finding = RelayFinding()
    private var context: ChannelHandlerContext?
    private var isHandshaking = false
    private var alarm: Scheduled<Void>?

    init(
        connector: SMTPConnector, session: SMTPSettings, timeout: Int, found: EventLoopPromise<RelayFinding>
    ) {
        self.connector = connector
        self.timeout = timeout
        self.found = found
        self.session = SMTPSession(settings: session)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if let address = context.localAddress?.ipAddress { session.localAddress = address }
        guard context.channel.isActive else { return end(because: .connectionLost) }
        let check = NIOLoopBound(self, eventLoop: context.eventLoop)
        alarm = context.eventLoop.scheduleTask(in: .seconds(Int64(timeout))) { check.value.alarmRang() }
        if connector.relay.session.security == .implicitTLS { startTLS() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        carryOut(session.received(unwrapInboundIn(data).readableBytesView))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted? = event as? TLSUserEvent else { return }
        if let problem = connector.problem(ofHandshakeIn: context) { return end(because: problem) }
        isHandshaking = false
        finding.certificateEnd = context.certificateEnd
        carryOut(session.encryptionEstablished())
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(because: isHandshaking ? connector.problem(ofHandshakeIn: context, error) : .connectionLost)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(because: isHandshaking ? .handshakeFailed(.closed) : .connectionLost)
        context.fireChannelInactive()
    }

    private func carryOut(_ actions: [SMTPAction]) {
        for action in actions {
            switch action {
            case .write(let bytes):
                context?.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            case .startTLS: startTLS()
            case .ready:
                finding.isEncrypted = session.isEncrypted
                finding.isLoggedIn = session.isLoggedIn
                carryOut(session.quit())
            case .problem(let problem):
                let judged = connector.relay.tokens?.judged(problem, of: session.settings.credentials)
                finding.problem = (judged ?? problem).trouble
            case .close: close()
            case .aboutToSendData, .contentSent, .finalDotSent, .outcome: break
            }
        }
    }

    private func startTLS() {
        isHandshaking = true
        do {
            guard let context, let handler = try connector.makeTLSHandler() else { return }
            try context.pipeline.syncOperations.addHandler(handler, position: .first)
        } catch {
            end(because: .handshakeFailed(.other("\(error)".visibleLine)))
        }
    }

    private func alarmRang() {
        if isHandshaking { return end(because: .timedOut(.handshake)) }
        carryOut(session.timedOut())
    }

    private func end(because problem: SMTPProblem) {
        carryOut(session.connectionClosed(problem))
    }

    private func close() {
        guard let context else { return }
        self.context = nil
        alarm?.cancel()
        context.close(promise: nil)
        found.succeed(finding)
    }
}

extension ChannelHandlerContext {
    /// The end of validity of the certificate that the other side has shown; nil where there is none.
    var certificateEnd: Instant? {
        guard let certificate = try? pipeline.syncOperations.nioSSL_peerCertificate() else { return nil }
        return Instant(secondsSinceEpoch: Int64(certificate.notValidAfter))
    }
}
