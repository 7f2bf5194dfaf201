import LinuxSystem
import MadoguchiAPI
import NIOCore
import NIOHTTP1

/// One connection to `query.sock`: requests in, whole answers out as bytes.
///
/// Requests are answered in their order, however many come at once; while one of them is held, those behind it wait.
/// A client that asks faster than it reads isn't read from until it does. Requests that come at once are answered for a
/// millisecond at a time, so that the neighbours on the event loop have their turns in between; prepared answers cost
/// too little to count.
final class QueryConnection: ChannelDuplexHandler, Sweepable {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Waiting {
        case request(HTTPRequestHead)
        case refusal(Problem)
    }

    private let api: HoursAPI
    private let prepared: PreparedAnswers
    private let room: WaitingRoom
    private let sweep: IdleSweep
    private let limits: ConnectionLimits

    private var context: ChannelHandlerContext?
    private var queue = CircularBuffer<Waiting>()
    /// The request whose answer is held, and its place in the waiting room once it has one.
    private var held: (head: HTTPRequestHead, ticket: WaitingRoom.Ticket?)?
    private var hasAnswered = false
    /// Until when answers may be made in this turn; nil before the first that had to be made.
    private var turnEnd: NIODeadline?
    private var isTurnComing = false
    private var isReadingHead = false
    private var sawPart = false
    private var needsFlush = false
    private var withheldRead = false
    private var inputClosed = false
    /// Nothing more is answered; what comes is thrown away until the client closes.
    private var isFinished = false
    /// The answer that is next is the last one.
    private var isQuiescing = false
    private var quietSeconds = 0

    init(
        api: HoursAPI, prepared: PreparedAnswers, room: WaitingRoom, sweep: IdleSweep, limits: ConnectionLimits
    ) {
        self.api = api
        self.prepared = prepared
        self.room = room
        self.sweep = sweep
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        sweep.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        sweep.remove(self)
        if let ticket = held?.ticket { room.leave(ticket) }
        held = nil
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        sawPart = true
        // Bodies are refused with their heads; what is left of them goes by.
        guard !isFinished, case .head(let head) = unwrapInboundIn(data) else { return }
        quietSeconds = 0
        isReadingHead = false
        if queue.isEmpty, mayAnswer(context) {
            answer(head, context: context)
        } else {
            queue.append(.request(head))
        }
    }

    private func mayAnswer(_ context: ChannelHandlerContext) -> Bool {
        held == nil && turnEnd.map { .now() < $0 } ?? true && context.channel.isWritable
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Bytes came, and no request was whole with them.
        if !sawPart, !isReadingHead {
            isReadingHead = true
            quietSeconds = 0
        }
        sawPart = false
        turnEnd = nil
        awaitTurn(context: context)
        flushAnswers(context: context)
    }

    private func answer(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
        let fields = RequestFields(head)
        if head.method == .GET, head.version == .http1_1, !isQuiescing, fields.areOrdinary, head.isKeepAlive,
            let bytes = prepared.answer(to: head.uri)
        {
            write(bytes, context: context)
            return
        }
        if fields.hasBody, head.method == .GET || head.method == .HEAD {
            send(HoursResponse(.bodyNotTaken()), to: head, context: context)
            return
        }
        if turnEnd == nil { turnEnd = .now() + .milliseconds(1) }
        let request = HoursRequest(
            method: head.method.rawValue, target: head.uri, ifNoneMatch: fields.ifNoneMatch)
        switch api.reply(to: request) {
        case .now(let response): send(response, to: head, context: context)
        case .held(let question): hold(question, for: head, context: context)
        case nil: send(HoursResponse(.notFound(head.uri)), to: head, context: context)
        }
    }

    private func hold(_ question: HeldQuestion, for head: HTTPRequestHead, context: ChannelHandlerContext) {
        held = (head, nil)
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        let eventLoop = context.eventLoop
        let ticket = room.hold(question) { response in
            eventLoop.execute { connection.value.release(with: response) }
        }
        held?.ticket = ticket
    }

    private func release(with response: HoursResponse) {
        guard let context, let head = held?.head else { return }
        held = nil
        turnEnd = nil
        send(response, to: head, context: context)
        answerQueue(context: context)
        flushAnswers(context: context)
    }

    /// Comes back to the queue when others have had their turns: a task for at once would be run before their input.
    private func awaitTurn(context: ChannelHandlerContext) {
        guard !isTurnComing, !queue.isEmpty, held == nil, context.channel.isWritable else { return }
        isTurnComing = true
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(1)) { [self] in
            isTurnComing = false
            turnEnd = nil
            guard let context = self.context else { return }
            answerQueue(context: context)
            flushAnswers(context: context)
        }
    }

    private func answerQueue(context: ChannelHandlerContext) {
        while mayAnswer(context), !isFinished, let next = queue.popFirst() {
            switch next {
            case .request(let head): answer(head, context: context)
            case .refusal(let problem): refuse(problem, context: context)
            }
        }
        if inputClosed, held == nil, queue.isEmpty, !isFinished {
            closeWhenWritten(context: context)
        } else {
            awaitTurn(context: context)
            readOn(context: context)
        }
    }

    // MARK: Answers

    private func send(_ response: HoursResponse, to head: HTTPRequestHead, context: ChannelHandlerContext) {
        let fields = RequestFields(head)
        let goesOn = head.isKeepAlive && !isQuiescing && !fields.hasBody && !fields.leavesHTTP
        let bytes = HTTPText.bytes(
            of: response, at: api.clock.now(),
            persistence: goesOn ? (head.version == .http1_1 ? .keepAlive : .keepAliveTold) : .close,
            withoutBody: head.method == .HEAD, allocator: context.channel.allocator)
        write(bytes, context: context)
        if !goesOn { finish(context: context) }
    }

    private func refuse(_ problem: Problem, context: ChannelHandlerContext) {
        let bytes = HTTPText.bytes(
            of: HoursResponse(problem), at: api.clock.now(), persistence: .close,
            allocator: context.channel.allocator)
        write(bytes, context: context)
        finish(context: context)
    }

    private func write(_ bytes: ByteBuffer, context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(bytes), promise: nil)
        hasAnswered = true
        needsFlush = true
        quietSeconds = 0
    }

    private func flushAnswers(context: ChannelHandlerContext) {
        guard needsFlush else { return }
        needsFlush = false
        context.flush()
    }

    // MARK: Closing

    /// Says no more, and lets the client read the last answer before the connection goes: closed at once, a client
    /// that is still sending would lose it.
    private func finish(context: ChannelHandlerContext) {
        isFinished = true
        queue.removeAll()
        whenWritten(context: context) { connection, context in
            if connection.inputClosed {
                context.close(promise: nil)
            } else {
                context.close(mode: .output, promise: nil)
            }
        }
    }

    private func closeWhenWritten(context: ChannelHandlerContext) {
        isFinished = true
        whenWritten(context: context) { $1.close(promise: nil) }
    }

    private func whenWritten(
        context: ChannelHandlerContext, _ body: @escaping (QueryConnection, ChannelHandlerContext) -> Void
    ) {
        needsFlush = false
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).assumeIsolated().whenComplete { [self] _ in
            if let context = self.context { body(self, context) }
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            inputClosed = true
            if isFinished || (held == nil && queue.isEmpty) { closeWhenWritten(context: context) }
        case is ChannelShouldQuiesceEvent:
            isQuiescing = true
            closeOnceQuiet(context: context)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// Closes where nothing is asked any more, after a while.
    private func closeOnceQuiet(context: ChannelHandlerContext) {
        guard held == nil, queue.isEmpty else { return }
        let farewell = hasAnswered ? limits.farewell.next : limits.farewell.first
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(farewell))) { [self] in
            guard let context = self.context, !isFinished, held == nil, queue.isEmpty else { return }
            closeWhenWritten(context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, !isFinished else {
            context.close(promise: nil)
            return
        }
        let problem = Problem.unreadableRequest(error, headLimit: limits.headSize)
        if held == nil, queue.isEmpty {
            refuse(problem, context: context)
        } else {
            queue.append(.refusal(problem))
        }
    }

    // MARK: Bounds

    func read(context: ChannelHandlerContext) {
        if queue.count < limits.pipelined, context.channel.isWritable {
            context.read()
        } else {
            withheldRead = true
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        quietSeconds = 0
        awaitTurn(context: context)
        readOn(context: context)
        context.fireChannelWritabilityChanged()
    }

    private func readOn(context: ChannelHandlerContext) {
        guard withheldRead, queue.count < limits.pipelined, context.channel.isWritable else { return }
        withheldRead = false
        context.read()
    }

    func secondPassed() {
        guard let context else { return }
        quietSeconds += 1
        let limit: Int
        if isFinished {
            limit = limits.lingering
        } else if !context.channel.isWritable {
            limit = limits.stalled
        } else if held != nil {
            return
        } else {
            limit = isReadingHead || !hasAnswered ? limits.head : limits.idle
        }
        if quietSeconds > limit { context.close(promise: nil) }
    }
}

/// What of a request's header fields matters here, found in one pass.
private struct RequestFields {
    private(set) var ifNoneMatch: String?
    private(set) var hasBody = false
    /// After it, the client wants to speak something else.
    private(set) var leavesHTTP = false

    init(_ head: HTTPRequestHead) {
        leavesHTTP = head.method == .CONNECT
        for (name, value) in head.headers {
            // Lengths tell most fields apart without looking at them.
            switch name.utf8.count {
            case 7 where name.isSameField("upgrade"): leavesHTTP = true
            case 13 where name.isSameField("if-none-match"): ifNoneMatch = ifNoneMatch.map { "\($0),\(value)" } ?? value
            case 14 where name.isSameField("content-length"): hasBody = hasBody || value != "0"
            case 17 where name.isSameField("transfer-encoding"): hasBody = true
            default: break
            }
        }
    }

    var areOrdinary: Bool { ifNoneMatch == nil && !hasBody && !leavesHTTP }
}

extension String {
    /// - Parameter lowercased: an ASCII name in lower case.
    fileprivate func isSameField(_ lowercased: String) -> Bool {
        utf8.elementsEqual(lowercased.utf8) { ($0 | 0x20) == $1 || $0 == $1 }
    }
}

extension Problem {
    fileprivate static func bodyNotTaken() -> Problem {
        Problem(
            type: "/problems/body-not-taken", title: "Body not taken", status: 413,
            detail: "Questions about hours have no body; send the request without one.")
    }

    static func unreadableRequest(_ error: HTTPParserError, headLimit: Int) -> Problem {
        guard error == .headerOverflow else {
            return Problem(
                type: "/problems/malformed-request", title: "Malformed request", status: 400,
                detail: "The request is not HTTP/1.1: \(error).")
        }
        return Problem(
            type: "/problems/head-too-large", title: "Request head too large", status: 431,
            detail: "The request's target or header fields exceed \(headLimit) bytes or 100 fields.")
    }
}
