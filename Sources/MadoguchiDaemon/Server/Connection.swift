import LinuxSystem
import Messages
import NIOCore
import NIOHTTP1

/// One connection: carries out what ``ConnectionState`` decides, with a real channel, real handlers and a real clock.
final class Connection: ChannelInboundHandler, Sweepable, EventListener {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    let account: UserAccount
    /// Nanoseconds of answering so far.
    var cost: UInt64 = 0

    let server: SocketServer
    let uid: UInt32?
    private var input: ConnectionInput?
    var state: ConnectionState
    var context: ChannelHandlerContext?
    /// A read before the channel is active would be lost, and a second could pass before the next.
    private var isActive = false
    private var isAdvancing = false
    private var sawPart = false
    var needsFlush = false
    private var isAwaitingTurn = false
    /// The request whose answer waits for its turn.
    private var inTurn: HTTPRequestHead?
    var ticket: WaitingRoom.Ticket?
    var isHeld = false
    /// What is listened for, while the answer consists of events.
    var events: EventQuestion?
    /// Which of the connection's requests is being answered; an answer to an earlier one comes too late.
    var exchange = 0
    /// Whether the decoder is between requests: its last input ended with the end of a complete request.
    private var isBetweenRequests = true
    /// The plain question that was answered last, if the current slice consists of nothing else.
    var preparedQuestion: PreparedAnswers.Question?
    /// Whether parts of the current answer are written as chunks.
    var isChunked = false
    var bodyPromise: EventLoopPromise<ByteBuffer?>?
    var writePromises: [EventLoopPromise<Void>] = []

    init(server: SocketServer, account: UserAccount, uid: UInt32?) {
        self.server = server
        self.account = account
        self.uid = uid
        state = ConnectionState(limits: server.limits)
    }

    /// The handlers of a connection's pipeline, in order.
    func handlers() -> [any ChannelHandler] {
        let input = ConnectionInput(slice: server.limits.slice, most: server.limits.waiting) { [server, account] in
            account.untaken += $0
            return !server.accounts.isOverflowing(account)
        } ready: { [unowned self] in
            takeIn()
        } answer: { [unowned self] bytes in
            answer(toRecognised: bytes)
        } answered: { [unowned self] in
            advance()
        }
        self.input = input
        let decoder = HTTPRequestDecoder(
            leftOverBytesStrategy: .dropBytes, limitConfiguration: server.limits.decoder)
        return [input, ByteToMessageHandler(decoder), self]
    }

    // MARK: Events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        server.opened(self)
        guard context.channel.isActive else { return }
        isActive = true
        advance()
    }

    func channelActive(context: ChannelHandlerContext) {
        isActive = true
        advance()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        input = nil
        if let ticket { server.room.leave(ticket) }
        leaveEvents()
        endHold()
        bodyPromise?.fail(ChannelError.ioOnClosedChannel)
        bodyPromise = nil
        for promise in writePromises { promise.fail(ChannelError.ioOnClosedChannel) }
        writePromises = []
        server.closed(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        sawPart = true
        state.received(unwrapInboundIn(data))
        advance()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        state.readCompleted(sawPart: sawPart)
        sawPart = false
        advance()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else {
            context.close(promise: nil)
            return
        }
        state.received(error)
        advance()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: state.inputEnded()
        case is ChannelShouldQuiesceEvent: state.quiesce()
        default: context.fireUserInboundEventTriggered(event)
        }
        advance()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        state.writabilityChanged(context.channel.isWritable)
        if context.channel.isWritable {
            let promises = writePromises
            writePromises = []
            for promise in promises { promise.succeed() }
        }
        advance()
        context.fireChannelWritabilityChanged()
    }

    func secondPassed() {
        state.secondPassed()
        advance()
    }

    // MARK: Turns

    /// Decodes a slice of the input, now or in turn.
    private func takeIn() {
        if server.turns.isFree {
            charging { letSliceThrough() }
        } else {
            awaitTurn()
        }
    }

    /// Passes a slice to the decoder, and remembers it if it is a plain question and nothing else.
    private func letSliceThrough() {
        let wasBetweenRequests = isBetweenRequests
        preparedQuestion = nil
        let first = exchange
        guard let slice = input?.letThrough() else { return }
        isBetweenRequests = state.isIdle && slice.readableBytesView.suffix(4).elementsEqual("\r\n\r\n".utf8)
        if wasBetweenRequests, isBetweenRequests, exchange == first + 1, let question = preparedQuestion {
            server.prepared.recognise(slice, as: question)
        }
    }

    /// Nanoseconds that an answer to recognised bytes takes, roughly; reading the clock would cost as much again.
    private static let recognisedCost: UInt64 = 4_000

    /// - Returns: the answer to bytes that are a known plain question, to be written at once; nil for others.
    private func answer(toRecognised bytes: ByteBuffer) -> ByteBuffer? {
        // What others asked in the same bytes says nothing of whom a proxy asks for.
        guard isBetweenRequests, server.turns.isFree, state.isReadyForWhole, !server.isProxy(uid),
            let answer = server.prepared.answer(toRecognised: bytes)
        else { return nil }
        state.answeredAtOnce()
        server.turns.charge(Self.recognisedCost, to: self)
        return answer
    }

    private func awaitTurn() {
        guard !isAwaitingTurn else { return }
        isAwaitingTurn = true
        if inTurn != nil, server.accounts.isFull(account) {
            // The client must read earlier answers first.
            account.crowd.append(self)
        } else {
            server.turns.enqueue(self)
        }
    }

    /// Does what waited for its turn: answers a request, or decodes a slice of the input.
    func takeTurn() {
        isAwaitingTurn = false
        guard context != nil else { return }
        charging {
            guard let head = inTurn else {
                letSliceThrough()
                return
            }
            guard !server.accounts.isFull(account) else {
                awaitTurn()
                return
            }
            inTurn = nil
            respond(to: head)
            advance()
        }
    }

    /// Does some work, and charges its user for the time.
    private func charging(_ work: () -> Void) {
        let start = NIODeadline.now()
        work()
        server.turns.charge(UInt64((NIODeadline.now() - start).nanoseconds), to: self)
    }

    // MARK: Actions

    func advance() {
        guard !isAdvancing, isActive, context != nil else { return }
        isAdvancing = true
        while let action = state.next() { perform(action) }
        isAdvancing = false
        guard needsFlush else { return }
        needsFlush = false
        context?.flush()
    }

    private func perform(_ action: ConnectionState.Action) {
        guard let context else { return }
        switch action {
        case .answer(let head):
            exchange += 1
            if server.turns.isFree, !server.accounts.isFull(account) {
                respond(to: head)
            } else {
                inTurn = head
                awaitTurn()
            }
        case .refuse(let error):
            let problem = Problem.unreadableRequest(error, limits: server.limits)
            write(
                HTTPText.bytes(
                    of: server.routes.response(to: problem), at: server.clock.now(), persistence: .close,
                    allocator: context.channel.allocator))
        case .goAhead:
            write(ByteBuffer(string: HTTPText.goAhead))
        case .deliver(let buffer):
            take(bodyPromise: .success(buffer))
        case .endBody:
            take(bodyPromise: .success(nil))
        case .failBody(let error):
            take(bodyPromise: .failure(error))
        case .catchUp: writeStates()
        case .endEvents: endStream(of: exchange, isWhole: true)
        case .read: input?.want()
        case .awaitQuiet(let milliseconds):
            context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(milliseconds))) { [self] in
                state.quietOver()
                advance()
            }
        case .flush:
            needsFlush = false
            context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { [self] _ in
                state.outputFlushed()
                advance()
            }
        case .closeOutput:
            input?.passOver()
            context.close(mode: .output, promise: nil)
        case .close: context.close(promise: nil)
        }
    }

    private func take(bodyPromise result: Result<ByteBuffer?, any Error>) {
        let promise = bodyPromise
        bodyPromise = nil
        promise?.completeWith(result)
    }
}

extension Problem {
    fileprivate static func unreadableRequest(_ error: HTTPParserError, limits: ConnectionLimits) -> Problem {
        error == .headerOverflow
            ? Problem(.headTooLarge(limit: limits.headSize)) : Problem(.malformedRequest(reason: Wording(error)))
    }
}
