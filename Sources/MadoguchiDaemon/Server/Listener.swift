import LinuxSystem
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Listens on one socket, and answers requests by one table of routes.
///
/// Everything of a socket runs on one event loop. So it needs no locks, and a user who saturates one socket's loop
/// slows no other socket.
struct Listener: Sendable {
    private let channel: any Channel
    private let gate: NIOLoopBound<ConnectionGate>
    private let server: NIOLoopBound<SocketServer>
    /// Holds its questions.
    private let room: WaitingRoom
    private let work: WorkQueue

    /// Listens. Connections before ``run()`` wait in the kernel's queue.
    ///
    /// - Parameters:
    ///   - plans: answers held questions.
    ///   - eventLoop: the socket's own.
    ///   - checksHosts: whether requests for other hosts than the configuration's are refused.
    ///   - proxyLog: where to say what people do who come through the desk's proxy; nil where nobody does.
    static func start(
        on socket: BoundSocket, routes: RouteTable, plans: PlansAPI, eventLoop: any EventLoop, limits: ConnectionLimits,
        checksHosts: Bool = false, proxyLog: Logger? = nil
    ) async throws -> Listener {
        let work = WorkQueue()
        let room = WaitingRoom(plans: plans, eventLoop: eventLoop, capacity: limits.held)
        let server = try await eventLoop.submit {
            NIOLoopBound(
                SocketServer(
                    routes: routes, current: plans.current, room: room, clock: plans.clock, limits: limits,
                    eventLoop: eventLoop, work: work, checksHosts: checksHosts, proxyLog: proxyLog),
                eventLoop: eventLoop)
        }.get()
        let gateMade = eventLoop.makePromise(of: NIOLoopBound<ConnectionGate>.self)
        let channel = try await ServerBootstrap(group: eventLoop)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let gate = ConnectionGate(limit: limits.connections)
                    try channel.pipeline.syncOperations.addHandler(gate)
                    gateMade.succeed(NIOLoopBound(gate, eventLoop: channel.eventLoop))
                }
            }
            .serverChannelOption(.autoRead, value: false)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: limits.slice))
            .childChannelOption(
                .writeBufferWaterMark, value: .init(low: limits.unread / 4, high: limits.unread)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    let uid = try pipeline.withUnsafeTransportIfAvailable(of: CInt.self) { descriptor in
                        PeerCredentials.uid(of: descriptor)
                    }
                    try pipeline.addHandlers(server.value.connection(uid: uid ?? nil).handlers())
                }
            }
            .withBoundSocket(socket.descriptor).get()
        socket.restoreBacklog()
        return Listener(
            channel: channel, gate: try await gateMade.futureResult.get(), server: server, room: room, work: work)
    }

    /// Answers held questions whose condition is met, and tells listeners what has changed.
    func reconsider() {
        room.reconsider()
        channel.eventLoop.execute { server.value.events.reconsider() }
    }

    /// Answers until a graceful shutdown, and then answers what has been asked by then.
    func run() async {
        await withTaskGroup { group in
            group.addTask { await work.run() }
            group.addTask {
                // Not before signals are handled: a client that has an answer may assume that the daemon runs.
                try? await channel.setOption(.autoRead, value: true).get()
                try? await gracefulShutdown()
                await shutDown()
                work.finish()
                // Work for clients that have disconnected may be abandoned.
                try? await Task.sleep(for: .seconds(2))
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func shutDown() async {
        let eventLoop = channel.eventLoop
        // It may be closed already.
        try? await eventLoop.flatSubmit { gate.value.stopAccepting(eventLoop: eventLoop) }.get()
        let drained = eventLoop.flatSubmit { gate.value.drain(gracePeriod: .seconds(5), eventLoop: eventLoop) }
        // Held questions are answered after their connections know that it is the last answer.
        try? await eventLoop.submit {}.get()
        room.close()
        try? await drained.get()
    }
}

/// All listeners, which stop together, so that none answers while another waits for its clients.
struct Listeners: Service {
    let all: [Listener]

    func run() async throws {
        await withDiscardingTaskGroup { group in
            for listener in all { group.addTask { await listener.run() } }
        }
    }
}
