import LinuxSystem
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle

/// Answers questions about hours on `query.sock`, with no more between the bytes and the answer than HTTP's parser.
struct QueryListener: Service {
    private let channel: any Channel
    private let gate: NIOLoopBound<ConnectionGate>
    private let room: WaitingRoom

    /// Starts accepting.
    static func start(
        on socket: BoundSocket, api: HoursAPI, room: WaitingRoom, group: MultiThreadedEventLoopGroup,
        limits: ConnectionLimits
    ) async throws -> QueryListener {
        let workshops = LoopLocal(group) { eventLoop in
            Workshop(prepared: PreparedAnswers(api: api), sweep: IdleSweep(eventLoop: eventLoop))
        }
        let gateMade = group.any().makePromise(of: NIOLoopBound<ConnectionGate>.self)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let gate = ConnectionGate(limit: limits.connections)
                    try channel.pipeline.syncOperations.addHandler(gate)
                    gateMade.succeed(NIOLoopBound(gate, eventLoop: channel.eventLoop))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let workshop = try workshops.value(on: channel.eventLoop)
                    let decoder = HTTPRequestDecoder(
                        leftOverBytesStrategy: .dropBytes, limitConfiguration: limits.decoder)
                    try channel.pipeline.syncOperations.addHandlers(
                        ByteToMessageHandler(decoder),
                        QueryConnection(
                            api: api, prepared: workshop.prepared, room: room, sweep: workshop.sweep, limits: limits))
                }
            }
            .withBoundSocket(socket.descriptor).get()
        socket.restoreBacklog()
        return QueryListener(channel: channel, gate: try await gateMade.futureResult.get(), room: room)
    }

    func run() async throws {
        try? await gracefulShutdown()
        let eventLoop = channel.eventLoop
        try await eventLoop.flatSubmit { gate.value.stopAccepting(eventLoop: eventLoop) }.get()
        let drained = eventLoop.flatSubmit { gate.value.drain(patience: .seconds(5), eventLoop: eventLoop) }
        // Held questions are answered once their connections know that it is the last answer.
        try await eventLoop.submit {}.get()
        room.close()
        try await drained.get()
    }
}

/// What the connections of one event loop share.
private struct Workshop {
    let prepared: PreparedAnswers
    let sweep: IdleSweep
}
