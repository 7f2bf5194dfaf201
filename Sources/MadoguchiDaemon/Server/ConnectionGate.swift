import NIOCore

/// Sits on a listening channel: counts its connections, leaves further ones in the kernel's queue when there are too
/// many, and knows them all when it is time to close.
final class ConnectionGate: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel
    typealias OutboundIn = Never

    private let limit: Int
    private var connections: [ObjectIdentifier: any Channel] = [:]
    private var context: ChannelHandlerContext?
    private var withheldRead = false
    private var isAccepting = true
    /// Nothing is accepted for a moment, for it failed.
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

    /// A connection that can't be accepted, for want of file descriptors say, is no reason to stop listening; but the
    /// kernel would tell of it over and over.
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

    /// Leaves whoever comes from now on to the next process, and closes the listening channel once those who came
    /// before are set up: the others' connections would be closed along with it, with their questions unread.
    ///
    /// - Returns: fulfilled when the listening channel is closed.
    func stopAccepting(eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        isAccepting = false
        guard let channel = context?.channel else { return eventLoop.makeSucceededVoidFuture() }
        let gate = NIOLoopBound(self, eventLoop: eventLoop)
        // It may have asked the kernel already to be told of the next connection.
        return channel.setOption(.autoRead, value: false)
            .flatMap { gate.value.allSetUp(eventLoop: eventLoop) }
            .flatMap { channel.close() }
    }

    /// Connections are set up by their own event loops, and nobody tells this one.
    private func allSetUp(eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        if connections.values.allSatisfy(\.isActive) { return eventLoop.makeSucceededVoidFuture() }
        let gate = NIOLoopBound(self, eventLoop: eventLoop)
        return eventLoop.flatScheduleTask(in: .milliseconds(1)) { gate.value.allSetUp(eventLoop: eventLoop) }
            .futureResult
    }

    /// Asks every connection to finish what it is at and close; those that haven't after `gracePeriod` are cut off.
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
