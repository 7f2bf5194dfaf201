import LinuxSystem
import MadoguchiAPI
import NIOCore
import NIOHTTP1

/// What a connection to `control.sock` owes its client and its neighbours, and the framework leaves out: closing when
/// the client asked for it or speaks HTTP/1.0, telling it to go on with a large body, saying why a head can't be read,
/// not staying for ever, and leaving nothing unanswered when the daemon stops.
final class ControlConnection: ChannelDuplexHandler, Sweepable {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let clock: WallClock
    private let sweep: IdleSweep
    private let limits: ConnectionLimits
    private var context: ChannelHandlerContext?
    /// For each request that is not answered yet, whether the connection goes on after it.
    private var unanswered = CircularBuffer<Bool>()
    private var hasAsked = false
    private var isFinished = false
    /// The answer to the last request that has come is to be the last one.
    private var isQuiescing = false
    /// The answer under way says that it is the last one.
    private var isLastAnswer = false
    private var quietSeconds = 0

    init(clock: WallClock, sweep: IdleSweep, limits: ConnectionLimits) {
        self.clock = clock
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
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isFinished else { return }
        quietSeconds = 0
        if case .head(let head) = unwrapInboundIn(data) {
            hasAsked = true
            if unanswered.isEmpty, head.waitsForGoAhead {
                let goAhead = HTTPResponseHead(version: .http1_1, status: .continue)
                context.writeAndFlush(wrapOutboundOut(.head(goAhead)), promise: nil)
            }
            unanswered.append(head.isKeepAlive)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        quietSeconds = 0
        switch unwrapOutboundIn(data) {
        case .head(var head):
            isLastAnswer = unanswered.first == false || (isQuiescing && unanswered.count == 1)
            if isLastAnswer { head.headers.replaceOrAdd(name: "connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end where isLastAnswer:
            let whole = promise ?? context.eventLoop.makePromise()
            context.writeAndFlush(data, promise: whole)
            finish(after: whole.futureResult, context: context)
        case .end:
            _ = unanswered.popFirst()
            context.write(data, promise: promise)
            if isQuiescing { finishOnceQuiet(context: context) }
        case .body:
            context.write(data, promise: promise)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, unanswered.isEmpty, !isFinished else {
            context.fireErrorCaught(error)
            return
        }
        let response = HoursResponse(.unreadableRequest(error, headLimit: limits.headSize))
        var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: response.status))
        head.headers = HTTPHeaders(response.fields.map { ($0.name, $0.value) })
        head.headers.add(name: "date", value: HTTPText.date(clock.now()))
        head.headers.add(name: "content-length", value: "\(response.body.count)")
        head.headers.add(name: "connection", value: "close")
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let body = context.channel.allocator.buffer(bytes: response.body)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        finish(after: context.writeAndFlush(wrapOutboundOut(.end(nil))), context: context)
    }

    /// Lets the client read the last answer before the connection goes.
    private func finish(after written: EventLoopFuture<Void>, context: ChannelHandlerContext) {
        isFinished = true
        quietSeconds = 0
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        written.whenComplete { _ in connection.value.context?.close(mode: .output, promise: nil) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed where isFinished:
            context.close(promise: nil)
        case is ChannelShouldQuiesceEvent:
            // The framework would close at once where no request is at work.
            isQuiescing = true
            finishOnceQuiet(context: context)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// Ends where nothing is asked any more, after a while.
    private func finishOnceQuiet(context: ChannelHandlerContext) {
        guard unanswered.isEmpty else { return }
        let farewell = hasAsked ? limits.farewell.next : limits.farewell.first
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(farewell))) { [self] in
            guard let context = self.context, !isFinished, unanswered.isEmpty else { return }
            finish(after: context.eventLoop.makeSucceededVoidFuture(), context: context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        quietSeconds = 0
        context.fireChannelWritabilityChanged()
    }

    func secondPassed() {
        guard let context else { return }
        quietSeconds += 1
        let limit: Int
        if isFinished {
            limit = limits.lingering
        } else if !context.channel.isWritable {
            limit = limits.stalled
        } else if !hasAsked {
            limit = limits.head
        } else {
            // Requests at work take their time, and the framework sees to connections that are idle between them.
            return
        }
        if quietSeconds > limit { context.close(promise: nil) }
    }
}

extension HTTPRequestHead {
    /// Whether the client holds its body back until it is told to go on. [RFC 9110 §10.1.1]
    fileprivate var waitsForGoAhead: Bool {
        version == .http1_1 && headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
    }
}
