import NIOCore

/// Stands before HTTP's decoder and lets bytes through as they are wanted, a slice at a time: where the system hands over
/// more than was asked for, as it does when a client has finished sending, the rest waits here.
final class ConnectionInput: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let slice: Int
    /// Called when the number of bytes that wait has changed by so many.
    private let changed: (Int) -> Void
    /// Called when a slice is wanted and there: calls ``letThrough()`` now or later.
    private let ready: () -> Void
    /// Whether bytes that came and are wanted have been answered, and nobody needs to take them apart.
    private let isAnswered: (ByteBuffer) -> Bool
    private var waiting = ByteBuffer()
    private var isWanted = false
    private var endWaits = false
    private var isPassedOver = false
    private var context: ChannelHandlerContext?

    /// - Parameter slice: bytes that are let through at a time.
    init(
        slice: Int, changed: @escaping (Int) -> Void, ready: @escaping () -> Void,
        isAnswered: @escaping (ByteBuffer) -> Bool
    ) {
        self.slice = slice
        self.changed = changed
        self.ready = ready
        self.isAnswered = isAnswered
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        changed(-waiting.readableBytes)
    }

    /// Lets the next slice through, once there is one.
    func want() {
        guard let context else { return }
        isWanted = true
        if waiting.readableBytes == 0, !endWaits {
            context.read()
        } else {
            ready()
        }
    }

    /// From now on nobody cares what comes, only when it ends.
    func passOver() {
        isPassedOver = true
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        guard buffer.readableBytes > 0 else { return }
        if isWanted, waiting.readableBytes == 0 {
            // The next ones may be asked for while these are answered.
            isWanted = false
            if isAnswered(buffer) { return }
            isWanted = true
        }
        changed(buffer.readableBytes)
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
            changed(-part.readableBytes)
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

    /// Told slice by slice instead.
    func channelReadComplete(context: ChannelHandlerContext) {}

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event, waiting.readableBytes > 0 {
            endWaits = true
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}
