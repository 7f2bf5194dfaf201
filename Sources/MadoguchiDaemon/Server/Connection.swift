import LinuxSystem
import Messages
import NIOCore
import NIOHTTP1

/// One connection: does what ``ConnectionState`` says, with a real channel, real handlers and a real clock.
final class Connection: ChannelInboundHandler, Sweepable {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    let account: UserAccount
    /// Nanoseconds of answering so far.
    var cost: UInt64 = 0

    private let server: SocketServer
    private let uid: UInt32?
    private var input: ConnectionInput?
    private var state: ConnectionState
    private var context: ChannelHandlerContext?
    private var isAdvancing = false
    private var sawPart = false
    private var needsFlush = false
    private var isAwaitingTurn = false
    /// The request whose answer waits for its turn.
    private var inTurn: HTTPRequestHead?
    private var ticket: WaitingRoom.Ticket?
    private var isHeld = false
    /// Which of the connection's requests is being answered: what comes for an earlier one comes too late.
    private var exchange = 0
    /// Whether the decoder has nothing of a request: what it was given last ended with a request's end, which nothing that
    /// isn't whole does.
    private var isBetweenRequests = true
    /// The plain question that was answered last, of the slice that is taken apart.
    private var preparedQuestion: PreparedAnswers.Question?
    /// Whether parts of the answer at hand are written as chunks.
    private var isChunked = false
    private var bodyPromise: EventLoopPromise<ByteBuffer?>?
    private var writePromises: [EventLoopPromise<Void>] = []

    init(server: SocketServer, account: UserAccount, uid: UInt32?) {
        self.server = server
        self.account = account
        self.uid = uid
        state = ConnectionState(limits: server.limits)
    }

    /// The handlers of a connection's pipeline, in their order.
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

    // MARK: What happens

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        server.opened(self)
        if context.channel.isActive { advance() }
    }

    func channelActive(context: ChannelHandlerContext) {
        advance()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        input = nil
        if let ticket { server.room.leave(ticket) }
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

    /// Takes a slice of the input apart, now or in turn.
    private func takeIn() {
        if server.turns.isFree {
            charging { letSliceThrough() }
        } else {
            awaitTurn()
        }
    }

    /// Has a slice taken apart, and remembers it where it was a plain question and nothing else.
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

    /// Nanoseconds that an answer to recognised bytes takes, roughly: to look at the clock would cost as much again.
    private static let recognisedCost: UInt64 = 4_000

    /// - Returns: the answer to bytes that are known for a plain question, to be written at once; nil for others.
    private func answer(toRecognised bytes: ByteBuffer) -> ByteBuffer? {
        guard isBetweenRequests, server.turns.isFree, state.isReadyForWhole,
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
            // Theirs has to be read first.
            account.crowd.append(self)
        } else {
            server.turns.enqueue(self)
        }
    }

    /// Does what waited for its turn: answers a request, or takes a slice of the input apart.
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

    /// Does some work, and has its user pay for the time.
    private func charging(_ work: () -> Void) {
        let start = NIODeadline.now()
        work()
        server.turns.charge(UInt64((NIODeadline.now() - start).nanoseconds), to: self)
    }

    // MARK: What to do

    private func advance() {
        guard !isAdvancing, context != nil else { return }
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

    // MARK: Requests

    private func respond(to head: HTTPRequestHead) {
        let fields = HeadFields(head)
        if fields.isOrdinary, head.method == .GET, head.version == .http1_1, head.isKeepAlive, !state.isQuiescing,
            let question = server.prepared.question(head.uri, in: fields.language),
            let bytes = server.prepared.answer(to: question)
        {
            preparedQuestion = question
            _ = state.answerBegan()
            write(bytes)
            state.answerEnded()
            return
        }
        let request: Request
        do {
            try fields.check(head)
            request = Request(
                method: head.method.rawValue, target: try RequestTarget(head.uri), fields: head.headers,
                body: body(of: head), uid: uid)
        } catch {
            // What comes behind it may not be where it seems to be.
            send(server.routes.response(to: error, in: fields.language), mayGoOn: fields.hasCertainEnd(head))
            return
        }
        switch server.routes.reply(to: request) {
        case .now(let response): send(response)
        case .held(let question): hold(question)
        case .later(let work): doLater(work)
        }
    }

    private func body(of head: HTTPRequestHead) -> RequestBody {
        let length = head.contentLength
        guard length != 0, let context else { return .none }
        let eventLoop = context.eventLoop
        let connection = NIOLoopBound(self, eventLoop: eventLoop)
        return RequestBody(length: length) { [exchange] in
            try await eventLoop.flatSubmit { connection.value.nextBodyPart(of: exchange) }.get()
        }
    }

    private func nextBodyPart(of exchange: Int) -> EventLoopFuture<ByteBuffer?> {
        guard let context, exchange == self.exchange, bodyPromise == nil else {
            return server.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        let promise = context.eventLoop.makePromise(of: ByteBuffer?.self)
        bodyPromise = promise
        state.bodyAskedFor()
        advance()
        return promise.futureResult
    }

    private func doLater(_ work: @escaping @Sendable () async -> Response) {
        let connection = NIOLoopBound(self, eventLoop: server.eventLoop)
        let eventLoop = server.eventLoop
        server.work.add { [exchange] in
            let response = await work()
            eventLoop.execute { connection.value.sendLate(response, for: exchange) }
        }
    }

    private func sendLate(_ response: Response, for exchange: Int) {
        guard exchange == self.exchange else { return }
        send(response)
        advance()
    }

    private func hold(_ question: HeldQuestion) {
        guard server.accounts.mayHold(account) else {
            refuseToHold()
            return
        }
        isHeld = true
        account.held += 1
        let connection = NIOLoopBound(self, eventLoop: server.eventLoop)
        let eventLoop = server.eventLoop
        ticket = server.room.hold(question) { [exchange] outcome in
            eventLoop.execute { connection.value.release(outcome, exchange) }
        }
    }

    private func release(_ outcome: WaitingRoom.Outcome, _ exchange: Int) {
        guard exchange == self.exchange, isHeld else { return }
        ticket = nil
        endHold()
        switch outcome {
        case .answer(let response): send(response)
        case .full: refuseToHold()
        }
        advance()
    }

    /// A connection that could wait would take a place again at once, so it ends.
    private func refuseToHold() {
        let language = state.current.map { HeadFields($0).language } ?? nil
        send(server.routes.response(to: Problem(.tooManyWaiting), in: language), mayGoOn: false)
    }

    private func endHold() {
        guard isHeld else { return }
        isHeld = false
        account.held -= 1
    }

    // MARK: Answers

    private func send(_ response: Response, mayGoOn: Bool = true) {
        guard let context, let head = state.current else { return }
        switch response.body {
        case .bytes:
            let persistence = state.answerBegan(mayGoOn: mayGoOn)
            write(
                HTTPText.bytes(
                    of: response, at: server.clock.now(), persistence: persistence, withoutBody: head.method == .HEAD,
                    allocator: context.channel.allocator))
            state.answerEnded()
        case .stream(let length, let produce):
            begin(response, to: head, length: length, produce)
        }
    }

    private func begin(
        _ response: Response, to head: HTTPRequestHead, length: Int64?,
        _ produce: @escaping @Sendable (ResponseStream) async throws -> Void
    ) {
        guard let context else { return }
        if state.goAheadForStream() { write(ByteBuffer(string: HTTPText.goAhead)) }
        isChunked = length == nil && head.version == .http1_1
        let framing: HTTPText.Framing = length.map(HTTPText.Framing.length) ?? (isChunked ? .chunked : .untilClosed)
        let persistence = state.answerBegan(isStream: true, endsByClosing: length == nil && !isChunked)
        var buffer = context.channel.allocator.buffer(capacity: 384)
        HTTPText.head(
            status: response.status, fields: response.fields, at: server.clock.now(), framing: framing,
            persistence: persistence, into: &buffer)
        write(buffer)
        guard head.method != .HEAD else {
            state.answerEnded()
            return
        }
        let connection = NIOLoopBound(self, eventLoop: server.eventLoop)
        let eventLoop = server.eventLoop
        server.work.add { [exchange] in
            let stream = ResponseStream { bytes in
                try await eventLoop.flatSubmit { connection.value.writePart(bytes, of: exchange) }.get()
            }
            do {
                try await produce(stream)
                eventLoop.execute { connection.value.endStream(of: exchange, isWhole: true) }
            } catch {
                eventLoop.execute { connection.value.endStream(of: exchange, isWhole: false) }
            }
        }
    }

    /// - Returns: fulfilled once the client has room for more.
    private func writePart(_ bytes: [UInt8], of exchange: Int) -> EventLoopFuture<Void> {
        guard let context, exchange == self.exchange else {
            return server.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        guard !bytes.isEmpty else { return context.eventLoop.makeSucceededVoidFuture() }
        let allocator = context.channel.allocator
        write(isChunked ? HTTPText.chunk(bytes, allocator: allocator) : allocator.buffer(bytes: bytes))
        needsFlush = false
        context.flush()
        if context.channel.isWritable { return context.eventLoop.makeSucceededVoidFuture() }
        let promise = context.eventLoop.makePromise(of: Void.self)
        writePromises.append(promise)
        return promise.futureResult
    }

    private func endStream(of exchange: Int, isWhole: Bool) {
        guard exchange == self.exchange else { return }
        if isWhole, isChunked { write(ByteBuffer(string: HTTPText.lastChunk)) }
        state.answerEnded(isWhole: isWhole)
        advance()
    }

    /// Bytes of an answer that count among those that wait: smaller ones are gone with the next flush.
    private static let countedFrom = 4_096

    private func write(_ bytes: ByteBuffer) {
        guard let context else { return }
        needsFlush = true
        guard bytes.readableBytes >= Self.countedFrom else {
            context.write(wrapOutboundOut(bytes), promise: nil)
            return
        }
        let count = bytes.readableBytes
        server.addUnread(count, of: account)
        context.write(wrapOutboundOut(bytes)).assumeIsolated().whenComplete { [server, account] _ in
            server.addUnread(-count, of: account)
        }
    }
}

extension Problem {
    fileprivate static func unreadableRequest(_ error: HTTPParserError, limits: ConnectionLimits) -> Problem {
        error == .headerOverflow
            ? Problem(.headTooLarge(limit: limits.headSize)) : Problem(.malformedRequest(reason: "\(error)"))
    }
}
