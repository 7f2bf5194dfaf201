import NIOCore
import NIOEmbedded
import Testing

@testable import MadoguchiDaemon

@Suite("The gate on a listening channel")
struct ConnectionGateTests {
    private let eventLoop = EmbeddedEventLoop()
    private let listener: EmbeddedChannel
    private let reads = ReadCounter()
    private let gate = ConnectionGate(limit: 2)

    init() throws {
        listener = EmbeddedChannel(loop: eventLoop)
        try listener.pipeline.syncOperations.addHandlers([reads, gate])
        // An embedded channel is active once it is connected.
        try listener.connect(to: SocketAddress(unixDomainSocketPath: "/listener")).wait()
    }

    /// Stands for the kernel, which is asked for the next connection.
    private final class ReadCounter: ChannelOutboundHandler {
        typealias OutboundIn = Never

        private(set) var count = 0

        func read(context: ChannelHandlerContext) {
            count += 1
        }
    }

    /// Hears when it is asked to finish.
    private final class Quiescence: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private(set) var isAskedFor = false

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if event is ChannelShouldQuiesceEvent { isAskedFor = true }
        }
    }

    private func connection(isActive: Bool = true) throws -> EmbeddedChannel {
        let connection = EmbeddedChannel(loop: eventLoop)
        if isActive { try activate(connection) }
        listener.pipeline.fireChannelRead(connection as any Channel)
        return connection
    }

    private func activate(_ connection: EmbeddedChannel) throws {
        try connection.connect(to: SocketAddress(unixDomainSocketPath: "/connection")).wait()
    }

    private func end(_ connection: EmbeddedChannel) throws {
        try connection.close().wait()
        eventLoop.run()
    }

    /// Whether something has come about.
    private func isDone(_ future: EventLoopFuture<Void>) -> () -> Bool {
        var isDone = false
        future.assumeIsolated().whenComplete { _ in isDone = true }
        return { isDone }
    }

    private var autoRead: Bool? {
        listener.options.last { $0.option is ChannelOptions.Types.AutoReadOption }?.value as? Bool
    }

    @Test("passes connections on, and asks for further ones while there is room")
    func room() throws {
        listener.read()
        #expect(reads.count == 1)
        let connection = try connection()
        #expect(try listener.readInbound(as: (any Channel).self) === connection)
        listener.read()
        #expect(reads.count == 2)
    }

    @Test("leaves further connections to the kernel at the limit, and asks for one when one has ended")
    func limit() throws {
        let connections = [try connection(), try connection()]
        listener.read()
        listener.read()
        #expect(reads.count == 0)
        try end(connections[0])
        #expect(reads.count == 1)
        // Nobody has asked for another one since.
        try end(connections[1])
        #expect(reads.count == 1)
    }

    @Test("rests for a tenth of a second when a connection can't be accepted, whatever the kernel tells meanwhile")
    func failure() throws {
        for _ in 0..<3 { listener.pipeline.fireErrorCaught(IOError(errnoCode: 24, reason: "accept")) }
        #expect(autoRead == false)
        listener.read()
        #expect(reads.count == 0)
        eventLoop.advanceTime(by: .milliseconds(99))
        #expect(autoRead == false)
        eventLoop.advanceTime(by: .milliseconds(1))
        #expect(autoRead == true)
        listener.read()
        #expect(reads.count == 1)
    }

    @Test("closes the listening channel once those who came before are set up, and lets nobody in meanwhile")
    func stopping() throws {
        let late = try connection(isActive: false)
        let other = try connection()
        listener.read()
        let isClosed = isDone(gate.stopAccepting(eventLoop: eventLoop))
        #expect(autoRead == false)
        eventLoop.advanceTime(by: .milliseconds(50))
        #expect(!isClosed())
        #expect(listener.isActive)
        // There is room now, but it is over.
        try end(other)
        #expect(reads.count == 0)
        try activate(late)
        eventLoop.advanceTime(by: .milliseconds(1))
        #expect(isClosed())
        #expect(!listener.isActive)
        #expect(late.isActive)
    }

    @Test("doesn't take up accepting again after a failure that came before the stop")
    func stoppingAfterFailure() throws {
        listener.pipeline.fireErrorCaught(IOError(errnoCode: 24, reason: "accept"))
        let late = try connection(isActive: false)
        let isClosed = isDone(gate.stopAccepting(eventLoop: eventLoop))
        eventLoop.advanceTime(by: .milliseconds(200))
        #expect(autoRead == false)
        try activate(late)
        eventLoop.advanceTime(by: .milliseconds(1))
        #expect(isClosed())
    }

    @Test("asks every connection to finish, and is done when the last one has ended")
    func draining() throws {
        let connections = [try connection(), try connection()]
        let quiescences = [Quiescence(), Quiescence()]
        for (connection, quiescence) in zip(connections, quiescences) {
            try connection.pipeline.syncOperations.addHandler(quiescence)
        }
        let isDrained = isDone(gate.drain(gracePeriod: .seconds(5), eventLoop: eventLoop))
        #expect(quiescences.allSatisfy { $0.isAskedFor })
        try end(connections[0])
        #expect(!isDrained())
        try end(connections[1])
        #expect(isDrained())
        // Nothing is left that would be cut off.
        eventLoop.advanceTime(by: .seconds(5))
    }

    @Test("cuts off what hasn't ended in time")
    func cutting() throws {
        let connection = try connection()
        let isDrained = isDone(gate.drain(gracePeriod: .seconds(5), eventLoop: eventLoop))
        eventLoop.advanceTime(by: .milliseconds(4_999))
        #expect(connection.isActive)
        eventLoop.advanceTime(by: .milliseconds(1))
        #expect(!connection.isActive)
        #expect(isDrained())
    }

    @Test("is done at once where there is no connection")
    func empty() throws {
        #expect(isDone(gate.drain(gracePeriod: .seconds(5), eventLoop: eventLoop))())
        #expect(isDone(gate.stopAccepting(eventLoop: eventLoop))())
        #expect(!listener.isActive)
    }
}
