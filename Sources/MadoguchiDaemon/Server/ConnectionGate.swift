import NIOCore

/// Sits on a listening channel: counts its connections, leaves further ones in the kernel's queue when there are too
/// many, and knows all of them at shutdown.
final class ConnectionGate: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel
    typealias OutboundIn = Never

    private let limit: Int
    private var connections: [ObjectIdentifier: any Channel] = [:]
    private var context: ChannelHandlerContext?
    private var withheldRead = false
    private var isAccepting = true
    /// Whether accepting is suspended for a moment after a failure.
    private var isResting = false
    private var whenEmpty: EventLoopPromise<Void>?

    /// - Parameter limit: connections that may be open at a time.
    init(limit: Int) {
        self.limit = limit
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    private var mayAccept: Bool { isAccepting && !isResting && connections.count < limit }

    func read(context: ChannelHandlerContext) {
        if mayAccept {
            context.read()
        } else {
            withheldRead = true
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let connection = unwrapInboundIn(data)
        let id = ObjectIdentifier(connection)
        connections[id] = connection
        let gate = NIOLoopBound(self, eventLoop: context.eventLoop)
        connection.closeFuture.hop(to: context.eventLoop).whenComplete { _ in gate.value.forget(id) }
        context.fireChannelRead(data)
    }

    /// A connection that can't be accepted, for want of file descriptors for example, is no reason to stop listening;
    /// but the kernel would report it again and again.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isResting else { return }
        isResting = true
        _ = context.channel.setOption(.autoRead, value: false)
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(100)) { [self] in
            isResting = false
            guard isAccepting else { return }
            _ = self.context?.channel.setOption(.autoRead, value: true)
        }
    }

    private func forget(_ id: ObjectIdentifier) {
        connections[id] = nil
        if withheldRead, mayAccept {
            withheldRead = false
            context?.read()
        }
        if connections.isEmpty { whenEmpty?.succeed() }
    }

    /// Stops accepting connections, so that new ones go to the next process. Waits until accepted connections are set
    /// up, because closing the listener resets them, with their questions unread.
    ///
    /// - Returns: fulfilled when the listening channel is closed.
    func stopAccepting(eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        isAccepting = false
        guard let channel = context?.channel else { return eventLoop.makeSucceededVoidFuture() }
        let gate = NIOLoopBound(self, eventLoop: eventLoop)
        // It may already have asked the kernel for the next connection.
        return channel.setOption(.autoRead, value: false)
            .flatMap { gate.value.allSetUp(eventLoop: eventLoop) }
            .flatMap { channel.close() }
    }

    /// Connections are set up by their own event loops, which don't notify this one.
    private func allSetUp(eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        if connections.values.allSatisfy(\.isActive) { return eventLoop.makeSucceededVoidFuture() }
        let gate = NIOLoopBound(self, eventLoop: eventLoop)
        return eventLoop.flatScheduleTask(in: .milliseconds(1)) { gate.value.allSetUp(eventLoop: eventLoop) }
            .futureResult
    }

    /// Asks every connection to finish its current request and close; those that haven't after `gracePeriod` are cut
    /// off.
    ///
    /// - Returns: fulfilled when none is left.
    func drain(gracePeriod: TimeAmount, eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        guard !connections.isEmpty else { return eventLoop.makeSucceededVoidFuture() }
        let promise = eventLoop.makePromise(of: Void.self)
        whenEmpty = promise
        for connection in connections.values {
            connection.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
        let gate = NIOLoopBound(self, eventLoop: eventLoop)
        let cut = eventLoop.scheduleTask(in: gracePeriod) {
            for connection in gate.value.connections.values { connection.close(promise: nil) }
        }
        promise.futureResult.whenComplete { _ in cut.cancel() }
        return promise.futureResult
    }
}
