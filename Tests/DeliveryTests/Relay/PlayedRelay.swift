import FollowUps
import LinuxSystem
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// A relay whose side a test plays by hand, on channels and a loop whose clock stands still until it is told to go on.
/// Nothing of it touches a socket.
final class PlayedRelay: Sendable {
    let eventLoop = NIOAsyncTestingEventLoop()
    let pool: SMTPPool
    private let channels: Channels

    private final class Channels: Sendable {
        let all = Mutex<[NIOAsyncTestingChannel]>([])
    }

    init(change: (inout SMTPRelay) -> Void = { _ in }) throws {
        let settings = try SMTPSettings(clientName: "client.example", security: .none)
        var relay = SMTPRelay(host: "relay.example", port: 25, session: settings)
        change(&relay)
        let channels = Channels()
        self.channels = channels
        let eventLoop = eventLoop
        let connector = try SMTPConnector(relay: relay, group: eventLoop, now: WallClock.system.now) { _, _ in
            let channel = NIOAsyncTestingChannel(loop: eventLoop)
            channels.all.withLock { $0.append(channel) }
            let stands = eventLoop.makePromise(of: Void.self)
            do {
                channel.connect(to: try SocketAddress(unixDomainSocketPath: "/relay"), promise: stands)
            } catch {
                stands.fail(error)
            }
            return stands.futureResult.map { channel }
        }
        pool = SMTPPool(connector: connector, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Holds what is written until it is removed.
    private final class Dam: ChannelOutboundHandler, RemovableChannelHandler {
        typealias OutboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        static let name = "dam"
        private var held: [(data: NIOAny, promise: EventLoopPromise<Void>?)] = []
        private var isOpen = false

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            if isOpen { context.write(data, promise: promise) } else { held.append((data, promise)) }
        }

        func flush(context: ChannelHandlerContext) {
            if isOpen { context.flush() }
        }

        func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
            isOpen = true
            for (data, promise) in held { context.write(data, promise: promise) }
            held = []
            // More may be written as soon as this is.
            context.flush()
            context.leavePipeline(removalToken: removalToken)
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            for (_, promise) in held { promise?.fail(ChannelError.ioOnClosedChannel) }
            held = []
        }
    }

    // MARK: Messages

    /// Sends one, and tells what became of it.
    func send(
        _ number: Int, beginData: @escaping @Sendable () async throws -> Void = {},
        endData: (@Sendable () throws -> Void)? = {}, text: String = "x\n"
    ) async throws -> DeliveryOutcome {
        let message = ClaimedFollowUp.test(number, text: text)
        return await pool.send(try message.composed(), in: message.envelope, beginData: beginData, endData: endData)
    }

    // MARK: The relay's side

    /// The connection of a number, from 0, once it stands.
    func connection(_ number: Int = 0) async throws -> Connection {
        try await eventually("connection \(number) stands") {
            channels.all.withLock { $0.count > number && $0[number].isActive }
        }
        return Connection(channel: channels.all.withLock { $0[number] })
    }

    var connections: Int { channels.all.withLock(\.count) }

    func pass(_ time: TimeAmount) async { await eventLoop.advanceTime(by: time) }

    /// One connection as the relay sees it.
    struct Connection {
        let channel: NIOAsyncTestingChannel

        var isClosed: Bool { !channel.isActive }

        /// Takes no more bytes until ``takeBytes()``.
        func blockBytes() async throws {
            try await channel.testingEventLoop.executeInContext { [channel] in
                try channel.pipeline.syncOperations.addHandler(Dam(), name: Dam.name, position: .first)
            }
        }

        /// Takes the bytes that were held, and those to come.
        func takeBytes() async throws {
            try await channel.pipeline.removeHandler(name: Dam.name).get()
        }

        func say(_ lines: String...) async throws {
            try await channel.writeInbound(ByteBuffer(string: lines.map { "\($0)\r\n" }.joined()))
        }

        /// What the client has flushed at once, next.
        func hear() async throws -> String {
            String(buffer: try await channel.waitForOutboundWrite(as: ByteBuffer.self))
        }

        /// What the client has said and nobody has heard; nil for nothing.
        func overhear() async throws -> String? {
            try await channel.readOutbound(as: ByteBuffer.self).map { String(buffer: $0) }
        }

        /// Greets, and takes pipelined commands.
        func greet() async throws {
            try await say("220 relay.example")
            #expect(try await hear() == "EHLO client.example\r\n")
            try await say("250-relay.example", "250-PIPELINING", "250 8BITMIME")
        }

        /// Hears one message's commands.
        func hearCommands() async throws {
            let commands = try await hear()
            #expect(commands.hasPrefix("MAIL FROM:<support@example.jp>"))
            #expect(commands.hasSuffix("RCPT TO:<tanaka@example.jp>\r\nDATA\r\n"))
        }

        /// Takes one message up to the answer to it.
        func takeContent() async throws {
            try await say("250 ok", "250 ok", "354 go")
            #expect(try await hear().hasSuffix("\r\nx\r\n"))
            #expect(try await hear() == ".\r\n")
        }
    }
}
