import NIOCore

/// Stands before the HTTP decoder and passes bytes on as they are wanted, a slice at a time. Where the system delivers
/// more than was asked for, as it does when a client has finished sending, the rest waits here.
///
/// Bytes that needn't be decoded are answered from here.
final class ConnectionInput: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let slice: Int
    /// The most bytes that may wait.
    private let most: Int
    /// Called when the number of waiting bytes has changed by this many.
    ///
    /// - Returns: whether that is within the limits.
    private let changed: (Int) -> Bool
    /// Called when a slice is wanted and available; calls ``letThrough()`` now or later.
    private let ready: () -> Void
    /// The answer to bytes that arrived and are wanted; nil where they must be decoded.
    private let answer: (ByteBuffer) -> ByteBuffer?
    /// Called when such an answer has been written.
    private let answered: () -> Void
    private var waiting = ByteBuffer()
    private var isWanted = false
    private var endWaits = false
    private var isPassedOver = false
    private var context: ChannelHandlerContext?

    /// - Parameters:
    ///   - slice: bytes that are passed on at a time.
    ///   - most: the most bytes that may wait; with more, the connection is closed.
    init(
        slice: Int, most: Int, changed: @escaping (Int) -> Bool, ready: @escaping () -> Void,
        answer: @escaping (ByteBuffer) -> ByteBuffer?, answered: @escaping () -> Void
    ) {
        self.slice = slice
        self.most = most
        self.changed = changed
        self.ready = ready
        self.answer = answer
        self.answered = answered
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        _ = changed(-waiting.readableBytes)
    }

    /// Passes the next slice on, once there is one.
    func want() {
        guard let context else { return }
        isWanted = true
        if waiting.readableBytes == 0, !endWaits {
            context.read()
        } else {
            ready()
        }
    }

    /// Drops what arrives from now on; only the end is passed on.
    func passOver() {
        isPassedOver = true
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        guard buffer.readableBytes > 0 else { return }
        if isWanted, waiting.readableBytes == 0, let answer = answer(buffer) {
            isWanted = false
            context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
            answered()
            return
        }
        // When the client has finished sending, the system delivers everything at once, wanted or not.
        guard changed(buffer.readableBytes), waiting.readableBytes + buffer.readableBytes <= most || isPassedOver else {
            _ = changed(-buffer.readableBytes)
            context.close(promise: nil)
            return
        }
        if waiting.readableBytes == 0 { waiting = buffer } else { waiting.writeBuffer(&buffer) }
        if isWanted { ready() }
    }

    /// - Returns: the slice.
    @discardableResult
    func letThrough() -> ByteBuffer? {
        guard let context, isWanted else { return nil }
        isWanted = false
        var passed: ByteBuffer?
        if let part = waiting.readSlice(length: min(self.slice, waiting.readableBytes)), part.readableBytes > 0 {
            _ = changed(-part.readableBytes)
            passed = part
            if waiting.readableBytes == 0 { waiting = ByteBuffer() }
            if !isPassedOver { context.fireChannelRead(wrapInboundOut(part)) }
            context.fireChannelReadComplete()
        }
        guard endWaits, waiting.readableBytes == 0 else { return passed }
        endWaits = false
        context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        return passed
    }

    /// Slices complete reads instead.
    func channelReadComplete(context: ChannelHandlerContext) {}

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event, waiting.readableBytes > 0 {
            endWaits = true
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}
