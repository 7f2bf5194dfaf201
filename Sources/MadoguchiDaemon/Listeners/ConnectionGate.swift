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

    func read(context: ChannelHandlerContext) {
        if connections.count < limit {
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

    private func forget(_ id: ObjectIdentifier) {
        connections[id] = nil
        if withheldRead, connections.count < limit {
            withheldRead = false
            context?.read()
        }
        if connections.isEmpty { whenEmpty?.succeed() }
    }

    /// Asks every connection to finish what it is at and close; those that haven't after `patience` are cut off.
    ///
    /// - Returns: fulfilled when none is left.
    func drain(patience: TimeAmount, eventLoop: any EventLoop) -> EventLoopFuture<Void> {
        guard !connections.isEmpty else { return eventLoop.makeSucceededVoidFuture() }
        let promise = eventLoop.makePromise(of: Void.self)
        whenEmpty = promise
        for connection in connections.values {
            connection.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
        let gate = NIOLoopBound(self, eventLoop: eventLoop)
        let cut = eventLoop.scheduleTask(in: patience) {
            for connection in gate.value.connections.values { connection.close(promise: nil) }
        }
        promise.futureResult.whenComplete { _ in cut.cancel() }
        return promise.futureResult
    }
}
