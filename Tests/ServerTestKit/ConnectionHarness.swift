import LinuxSystem
import Messages
package import NIOCore
import NIOEmbedded
import NIOHTTP1
import SupportHours
import Synchronization
import TimeZoneDatabase

@testable import MadoguchiDaemon

/// One connection with all of its handlers, on a channel and a loop that stand still until they are told to go on. Bytes
/// go in and come out by hand; nothing of it touches a socket.
///
/// It answers the questions about one plan, `p`, and tells of its states; beside them it answers `/echo/{text}` at once and `/echo` for bodies.
package final class ConnectionHarness {
    private let channel = EmbeddedChannel()
    private let server: SocketServer
    private let room: WaitingRoom
    private let plan = Plan()
    private let work = WorkQueue()
    private let counter = ReadCounter()
    private var received: [UInt8] = []
    /// Everything that was written.
    package private(set) var output: [UInt8] = []

    /// - Parameters:
    ///   - idle: seconds between an answer and the next request.
    ///   - stalled: seconds that a client may take to read.
    ///   - isActive: whether the connection stands already; else ``activate()`` has it stand.
    package init(idle: Int = 60, stalled: Int = 30, isActive: Bool = true) throws {
        let plan = self.plan
        let clock = WallClock { plan.isOpen.withLock { $0 } ? Self.openInstant : Self.closedInstant }
        let current = CurrentSnapshot(try Self.snapshot.get())
        let plans = PlansAPI(current: current, clock: clock)
        room = WaitingRoom(plans: plans, eventLoop: EmbeddedEventLoop(), capacity: 1_000)
        var limits = ConnectionLimits()
        limits.idle = idle
        limits.stalled = stalled
        server = SocketServer(
            routes: RouteTable(Self.echo + plans.routes + EventsAPI(current: current).routes) { .en }, current: current,
            room: room, clock: clock,
            limits: limits, eventLoop: channel.eventLoop, work: work)
        try channel.pipeline.syncOperations.addHandler(counter)
        try channel.pipeline.syncOperations.addHandlers(server.connection(uid: 1_000).handlers())
        if isActive { try activate() }
    }

    package func activate() throws {
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/harness")).wait()
        collect()
    }

    private final class ReadCounter: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer

        var count = 0

        func read(context: ChannelHandlerContext) {
            count += 1
            context.read()
        }
    }

    // MARK: What happens

    package func receive(_ bytes: some Collection<UInt8>) {
        guard channel.isActive else { return }
        received += bytes
        _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
        collect()
    }

    package func receive(_ text: String) { receive(text.utf8) }

    package func endInput() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        collect()
    }

    package func quiesce() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        collect()
    }

    package func setWritable(_ isWritable: Bool) {
        guard channel.isWritable != isWritable else { return }
        channel.isWritable = isWritable
        channel.pipeline.fireChannelWritabilityChanged()
        collect()
    }

    /// The plan opens or closes, and those who wait for it hear of it.
    package func setOpen(_ isOpen: Bool) {
        plan.isOpen.withLock { $0 = isOpen }
        room.reconsider()
        server.events.reconsider()
        collect()
    }

    package func pass(_ time: TimeAmount) {
        channel.embeddedEventLoop.advanceTime(by: time)
        collect()
    }

    private final class Plan: Sendable {
        let isOpen = Mutex(false)
    }

    // MARK: How it stands

    package var isClosed: Bool { !channel.isActive }

    package var held: Int { room.count }

    /// How often it has asked for bytes.
    package var reads: Int { counter.count }

    /// Whether HEAD was perhaps asked for: its answers have a length and no body.
    package var sawHead: Bool { received.firstRange(of: Array("HEAD".utf8)) != nil }

    /// Whether events were perhaps asked for: their answer goes on after the end of input, for a client may still read.
    package var sawStream: Bool { received.firstRange(of: Array("/events".utf8)) != nil }

    private func collect() {
        channel.embeddedEventLoop.run()
        while let buffer = try? channel.readOutbound(as: ByteBuffer.self) {
            output.append(contentsOf: buffer.readableBytesView)
        }
    }

    package func takeOutput() -> [UInt8] {
        defer { output = [] }
        return output
    }

    deinit {
        _ = try? channel.finish(acceptAlreadyClosed: true)
        work.finish()
    }

    // MARK: What there is to ask

    private static let echo: [Route] = [
        .get(
            "/echo/{text}", RouteDescription(summary: "Says it again.", answers: []),
            .inline { request throws(Problem) in
                .now(Response(text: request.captured("text"), type: "text/plain"))
            }),
        .post(
            "/echo", RouteDescription(summary: "Passes over a body.", body: .nothing, answers: []),
            .inline { request throws(Problem) in .now(Response(text: "posted", type: "text/plain")) }),
    ]

    // 2026-11-24, 09:00 and 12:00 UTC.
    private static let closedInstant = Instant(secondsSinceEpoch: 1_795_510_800)
    private static let openInstant = Instant(secondsSinceEpoch: 1_795_521_600)

    private static let snapshot = Result {
        let zones = TimeZoneDatabase(directory: "/usr/share/zoneinfo")
        let yaml = """
            display: { timezone: UTC, language: en }
            plans: { p: { timezone: UTC, hours: "11:00-13:00" } }
            """
        let configuration = try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "m.yaml", bytes: Array(yaml.utf8)), zones: zones,
            guidance: GuidanceSource(packaged: []))
        return try Snapshot(configuration, database: zones)
    }
}
