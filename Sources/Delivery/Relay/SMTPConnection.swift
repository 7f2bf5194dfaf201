import FollowUps
import Messages
internal import NIOCore
internal import NIOSSL
internal import NIOTLS

/// One connection to the relay: carries out its session's actions. Everything runs on its event loop.
///
/// Each event is handled in one turn: output is gathered and flushed once, and the pool learns all outcomes at once.
final class SMTPConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let id: SMTPConnectionID
    private let pool: SMTPPool
    private let connector: SMTPConnector
    private let relay: SMTPRelay
    private var session: SMTPSession
    private var context: ChannelHandlerContext?
    private var watch: SMTPConnectionWatch

    private var output = ByteBuffer()
    private var outcomes: [(ticket: SMTPTransaction.ID, outcome: DeliveryOutcome)] = []
    /// The message whose content is in the output, or is being written.
    private var unended: SMTPTransaction.ID?
    /// The message whose content the system has taken; its end is to be decided about.
    private var written: SMTPTransaction.ID?
    private var isFlushing = false
    private var isHandshaking = false
    private var isReady = false
    /// Whether it takes no more messages.
    private var isLeaving = false
    private var isClosing = false
    /// Whether the relay has answered for a message.
    private var isOfUse = false
    private var submitted = 0
    /// Whether a message was broken off here.
    private var hasHeldBack = false
    private var problem: SMTPProblem?
    private var alarm: (deadline: NIODeadline, task: Scheduled<Void>)?

    init(id: SMTPConnectionID, pool: SMTPPool, connector: SMTPConnector, session: SMTPSettings) {
        self.id = id
        self.pool = pool
        self.connector = connector
        relay = connector.relay
        self.session = SMTPSession(settings: session)
        watch = SMTPConnectionWatch(relay: relay)
    }

    // MARK: Events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if let address = context.localAddress?.ipAddress { session.localAddress = address }
        let handle = SMTPConnectionHandle(
            eventLoop: context.eventLoop, connection: NIOLoopBound(self, eventLoop: context.eventLoop))
        guard context.channel.isActive, pool.opened(id, handle) else {
            end(because: .connectionLost)
            return
        }
        if relay.session.security == .implicitTLS { startTLS() }
        finishTurn()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        carryOut(session.received(unwrapInboundIn(data).readableBytesView))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        finishTurn()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted? = event as? TLSUserEvent else { return }
        if let problem = connector.problem(ofHandshakeIn: context) { return end(because: problem) }
        isHandshaking = false
        carryOut(session.encryptionEstablished())
        finishTurn()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(because: isHandshaking ? connector.problem(ofHandshakeIn: context, error) : .connectionLost)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(because: isHandshaking ? .handshakeFailed(.closed) : .connectionLost)
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        finishTurn()
        context.fireChannelWritabilityChanged()
    }

    // MARK: Requests from other threads

    /// There may be messages to take.
    func wake() {
        finishTurn()
    }

    /// Gives what is on the wire a short time to end.
    func hurry() {
        if let context { watch.end = watch.end ?? context.eventLoop.now + .seconds(Int64(relay.gracePeriod)) }
        finishTurn()
    }

    /// Quits in good order.
    func shutDown() {
        guard isReady else { return end(because: .stopped) }
        leave()
        hurry()
    }

    // MARK: Actions

    private func carryOut(_ actions: [SMTPAction]) {
        for action in actions {
            switch action {
            case .write(let bytes): output.writeBytes(bytes)
            case .startTLS: startTLS()
            case .ready:
                isReady = true
                relay.tokens?.accepted(session.settings.credentials)
                pool.becameReady(id)
            // Data was begun before the messages came here.
            case .aboutToSendData, .finalDotSent: break
            case .contentSent(let ticket): unended = ticket
            case .outcome(let ticket, let outcome): outcomes.append((ticket, outcome))
            case .problem(let problem):
                self.problem = relay.tokens?.judged(problem, of: session.settings.credentials) ?? problem
            case .close: isClosing = true
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

    private func end(because problem: SMTPProblem) {
        carryOut(session.connectionClosed(problem))
        isClosing = true
        finishTurn()
    }

    private func leave() {
        if isLeaving { return }
        isLeaving = true
        pool.leaves(id)
        carryOut(session.quit())
    }

    /// Reports outcomes, takes messages, writes the output, and sets the alarm.
    private func finishTurn() {
        guard context != nil else { return }
        exchangeMessages()
        flush()
        // Usually the system takes the content at once.
        while let ticket = written {
            written = nil
            decideAboutEnd(of: ticket)
            exchangeMessages()
            flush()
        }
        guard let context else { return }
        if isClosing {
            close(context)
        } else {
            watchTime(context)
        }
    }

    private func flush() {
        guard let context, output.readableBytes > 0 || unended != nil else { return }
        let promise = unended.map { ticket in
            let promise = context.eventLoop.makePromise(of: Void.self)
            promise.futureResult.assumeIsolated().whenSuccess { self.contentIsWritten(ticket) }
            return promise
        }
        unended = nil
        let bytes = output
        output = ByteBuffer()
        isFlushing = true
        context.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
        isFlushing = false
    }

    private func contentIsWritten(_ ticket: SMTPTransaction.ID) {
        written = ticket
        if !isFlushing { finishTurn() }
    }

    /// The end of a message is a write of its own behind the rest: what is handed over for writing leaves when the relay
    /// takes it, which may be long after somebody was asked.
    private func decideAboutEnd(of ticket: SMTPTransaction.ID) {
        do {
            try pool.endData(of: ticket)
            carryOut(session.endContent(of: ticket))
        } catch {
            hasHeldBack = true
            carryOut(session.holdBack(ticket, because: Trouble(.heldBack(Wording(error)))))
        }
    }

    /// Exchanges messages that have their outcome for others, until there is no room or none is left.
    private func exchangeMessages() {
        while true {
            let room = isReady && !isLeaving && !isClosing ? session.room : 0
            if room == 0, outcomes.isEmpty { return }
            let told = outcomes
            outcomes = []
            noteUse(told)
            let messages = pool.exchange(told, mayPassOn: isOfUse && !hasHeldBack, for: room, on: id)
            submitted += messages.count
            for message in messages { carryOut(session.submit(message)) }
            if submitted >= relay.messagesBeforeRenewal { leave() }
            if messages.isEmpty { return }
        }
    }

    private func noteUse(_ told: [(ticket: SMTPTransaction.ID, outcome: DeliveryOutcome)]) {
        if isOfUse { return }
        isOfUse = told.contains { _, outcome in
            switch outcome {
            case .delivered, .transientFailure, .permanentFailure: true
            case .uncertain, .notAttempted: false
            }
        }
        if isOfUse { pool.isOfUse() }
    }

    private func close(_ context: ChannelHandlerContext) {
        self.context = nil
        alarm?.task.cancel()
        context.close(promise: nil)
        pool.ended(id, problem: problem, wasOfUse: isOfUse)
    }

    // MARK: Time

    private func watchTime(_ context: ChannelHandlerContext) {
        let unwritten = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        // The session doesn't know of a handshake before its first command.
        let wait = isHandshaking ? SMTPWait(timer: .handshake, ordinal: -1) : session.wait
        watch.update(at: context.eventLoop.now, wait: wait, unwritten: unwritten, mayLinger: isReady && !isLeaving)
        guard let deadline = watch.deadline else { return }
        // An alarm that fires too early is cheaper than one for each reply.
        if let alarm, alarm.deadline <= deadline { return }
        alarm?.task.cancel()
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        alarm = (deadline, context.eventLoop.scheduleTask(deadline: deadline) { connection.value.alarmRang() })
    }

    private func alarmRang() {
        alarm = nil
        guard let context else { return }
        watchTime(context)
        switch watch.lapsed(at: context.eventLoop.now) {
        case .wait: carryOut(session.timedOut())
        case .dataBlock: carryOut(session.connectionClosed(.timedOut(.dataBlock)))
        case .idle: leave()
        case .end: carryOut(session.connectionClosed(.stopped))
        case nil: return
        }
        finishTurn()
    }
}

/// A connection, as other threads use it.
struct SMTPConnectionHandle: Sendable {
    let eventLoop: any EventLoop
    let connection: NIOLoopBound<SMTPConnection>

    func wake() {
        eventLoop.execute { connection.value.wake() }
    }

    func hurry() {
        eventLoop.execute { connection.value.hurry() }
    }

    func shutDown() {
        eventLoop.execute { connection.value.shutDown() }
    }
}
