import FollowUps
import StoreTestKit
import Synchronization

@testable import MadoguchiDaemon

/// Nodes that share a store in memory; the first one is the daemon that is asked.
struct TestCluster {
    static let own = LeaseOwner(rawValue: 1)
    static let other = LeaseOwner(rawValue: 2)
    let store = InMemoryStore()

    init() {
        // 2026-11-24T12:00:00+09:00
        store.setDatabaseClock { 1_795_489_200_000 }
    }

    static func report(
        _ hours: [String: String] = ["basic": "a", "pro": "a"], version: String = "1.0", isSending: Bool = true,
        clockOffset: Int64 = 0, tzdata: String? = "2026a", number: Int64 = 0
    ) -> NodeReport {
        var report = NodeReport.sample(
            number: number, version: version, isSending: isSending, divisor: 2,
            hours: hours.mapValues { NodeHours(fingerprint: $0, tzdata: tzdata) })
        report.clockOffset = clockOffset
        return report
    }

    func join(_ owner: LeaseOwner = own, as name: String = "n1", _ report: NodeReport = report()) async throws {
        _ = try await store.join(owner, name: name, report: report)
    }

    /// Has the hours of a node adopted, as its membership would.
    func adopt(_ hours: [String: String] = ["basic": "a", "pro": "a"], by name: String = "n1") async throws {
        let view = try await store.cluster()
        for (plan, fingerprint) in hours {
            _ = try await store.adopt(
                NodeHours(fingerprint: fingerprint, tzdata: "2026a"), of: plan, configuration: "configuration",
                by: name,
                over: view.adopted[plan]?.epoch)
        }
    }
}

/// Counts calls.
final class CallCount: Sendable {
    private let value = Mutex(0)

    var number: Int { value.withLock(\.self) }

    func add() { value.withLock { $0 += 1 } }
}

extension TestCluster {
    /// - Parameter adopt: what the daemon does when it is to have its hours adopted.
    func access(_ adopt: @escaping @Sendable () async -> Void = {}) -> ClusterAccess {
        ClusterAccess(nodes: store, name: "n1", owner: { Self.own }, clockTolerance: 1_000, adopt: adopt)
    }

    func followUps(_ adopt: @escaping @Sendable () async -> Void = {}) throws -> TestFollowUps {
        try TestFollowUps(store: store, cluster: access(adopt))
    }
}
