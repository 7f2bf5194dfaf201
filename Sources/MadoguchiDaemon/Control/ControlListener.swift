import Hummingbird
import HummingbirdCore
import LinuxSystem
import Logging
import NIOCore
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOPosix
import ServiceLifecycle

/// Serves everything on `control.sock`: Hummingbird's router behind a listener of our own.
struct ControlListener: Service {
    typealias Connection = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    private let listening: NIOAsyncChannel<Connection, Never>
    private let gate: NIOLoopBound<ConnectionGate>
    private let protocolChannel: HTTP1Channel
    private let logger: Logger

    /// Starts accepting.
    static func start(
        on socket: BoundSocket, responder: some HTTPResponder<ControlContext>, clock: WallClock,
        group: MultiThreadedEventLoopGroup, limits: ConnectionLimits, logger: Logger
    ) async throws -> ControlListener {
        let protocolChannel = HTTP1Channel(
            responder: { request, writer, channel in
                let context = ControlContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
                var response = try await responder.respond(to: request, context: context)
                response.headers[.date] = HTTPText.date(clock.now())
                try await writer.write(response: response.head, body: response.body)
            },
            configuration: .init(
                idleTimeout: .seconds(Int64(limits.idle)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headSize, maxHeaderListSize: limits.headSize, maxHeaderFieldCount: 100)))
        let sweeps = LoopLocal(group) { IdleSweep(eventLoop: $0) }
        let gateMade = group.any().makePromise(of: NIOLoopBound<ConnectionGate>.self)
        let listening = try await ServerBootstrap(group: group)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let gate = ConnectionGate(limit: limits.connections)
                    try channel.pipeline.syncOperations.addHandler(gate)
                    gateMade.succeed(NIOLoopBound(gate, eventLoop: channel.eventLoop))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(socket.descriptor) { channel in
                protocolChannel.setup(channel: channel, logger: logger).flatMapThrowing { connection -> Connection in
                    let codec = try channel.pipeline.syncOperations.handler(type: HTTP1ToHTTPServerCodec.self)
                    let manners = ControlConnection(
                        clock: clock, sweep: try sweeps.value(on: channel.eventLoop), limits: limits)
                    try channel.pipeline.syncOperations.addHandler(manners, position: .before(codec))
                    return connection
                }.flatMapErrorThrowing { error -> Connection in
                    channel.close(promise: nil)
                    throw error
                }
            }
        socket.restoreBacklog()
        return ControlListener(
            listening: listening, gate: try await gateMade.futureResult.get(), protocolChannel: protocolChannel,
            logger: logger)
    }

    func run() async throws {
        let channel = listening.channel
        let gate = gate
        try await withGracefulShutdownHandler {
            try await withThrowingDiscardingTaskGroup { group in
                try await listening.executeThenClose { connections in
                    for try await connection in connections {
                        group.addTask {
                            await ConnectionPeer.identified(on: connection.channel) {
                                await protocolChannel.handle(value: connection, logger: logger)
                            }
                        }
                    }
                }
            }
        } onGracefulShutdown: {
            let eventLoop = channel.eventLoop
            eventLoop.flatSubmit { gate.value.stopAccepting(eventLoop: eventLoop) }
                .whenComplete { _ in _ = gate.value.drain(patience: .seconds(5), eventLoop: eventLoop) }
        }
    }
}
