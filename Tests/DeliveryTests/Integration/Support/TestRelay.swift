import FollowUps
import LinuxSystem
import Logging
import NIOPosix
import Synchronization

@testable import Delivery

/// A transport to a server on loopback, with short times.
struct TestRelay {
    let transport: SMTPTransport

    /// Runs `body` with a transport, and ends it.
    static func with(
        port: Int, host: String = "127.0.0.1", security: SMTPSettings.Security = .none,
        credentials: SMTPCredentials? = nil, trustRoots: TrustRoots = .system,
        change: (inout SMTPRelay) -> Void = { _ in }, _ body: (TestRelay) async throws -> Void
    ) async throws {
        let settings = try SMTPSettings(clientName: "client.example", security: security, credentials: credentials)
        var relay = SMTPRelay(host: host, port: port, session: settings, trustRoots: trustRoots)
        relay.gracePeriod = 1
        change(&relay)
        let transport = try SMTPTransport(
            relay: relay, group: MultiThreadedEventLoopGroup.singleton,
            now: WallClock.system.now, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        do {
            try await body(TestRelay(transport: transport))
        } catch {
            await transport.shutDown()
            throw error
        }
        await transport.shutDown()
    }

    /// Sends these messages at once.
    func send(_ messages: [ClaimedFollowUp]) async -> [FollowUpID: DeliveryOutcome] {
        await withTaskGroup(of: (FollowUpID, DeliveryOutcome).self) { group in
            for message in messages {
                group.addTask { (message.id, await transport.deliver(message) { () async throws(StoreError) in }) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    func send(_ count: Int) async -> [DeliveryOutcome] {
        Array(await send((1...count).map { .test($0) }).values)
    }
}

extension DeliveryOutcome {
    /// Which case it is.
    var name: String {
        switch self {
        case .delivered: "delivered"
        case .transientFailure: "retry"
        case .permanentFailure: "permanent"
        case .uncertain: "uncertain"
        case .notAttempted(_, let fault): "unsent, \(fault)"
        }
    }
}
