import FollowUps
import Foundation
import Messages
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import Synchronization
import TestSupport
import Testing

@testable import FollowUpsPostgreSQL

/// A primary is lost while daemons accept and send, and a standby takes over.
@Suite(
    "Fail-over", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"), .serialized,
    .timeLimit(.minutes(120)))
struct FailoverTests {
    /// `make soak` asks for more by MADOGUCHI_SOAK_FAILOVERS.
    private static let rounds =
        ProcessInfo.processInfo.environment["MADOGUCHI_SOAK_FAILOVERS"].flatMap { Int($0) } ?? 2

    @Test(
        "With a synchronous standby nothing that was acknowledged is lost, nothing is there twice, and it goes on at once"
    )
    func synchronous() async throws {
        let cluster = try PostgresCluster()
        var waits: [Duration] = []
        for round in 1...Self.rounds {
            // Most are killed. A frozen one is noticed by nothing but deadlines.
            let loss: PostgresCluster.Loss = round.isMultiple(of: 5) ? .frozen : .killed
            let shift = try Shift(on: cluster.address(), schema: "round\(round)")
            let report = try await shift.work { progress in
                try await eventually("enough is accepted and sent") {
                    progress.accepted >= 100 && progress.sent >= 50
                }
                let (lost, promotedAt) = try cluster.failOver(loss)
                progress.state.withLock { $0.promotedAt = promotedAt }
                let accepted = progress.accepted
                try await eventually("what is accepted and sent goes on", within: 60) {
                    progress.accepted >= accepted + 100 && progress.hasSentAll
                }
                try cluster.rejoin(lost)
            }
            try report.check(in: cluster.primary, schema: "round\(round)")
            if loss == .killed { waits.append(try #require(report.firstWrite)) }
            print("fail-over \(round): \(loss), \(report)")
        }
        let sorted = waits.sorted()
        let median = try #require(sorted.dropFirst(sorted.count / 2).first)
        let longest = try #require(sorted.last)
        print("first write after the promotion: \(median), at most \(longest)")
        // Of the median, for on a busy machine one round says nothing.
        #expect(median <= .seconds(1))
        cluster.stop()
    }

    @Test("A standby that hadn't received what was acknowledged lacks that, and takes it when it is asked again")
    func asynchronous() async throws {
        let primary = try PostgresServer()
        let standby = try primary.standby()
        let hosts = "host=\(primary.directory),\(standby.directory) user=postgres dbname=postgres"
        let rules = try DueRules.sample()
        let store = try PostgreSQLStore(testing: PostgresAddress(hosts), schema: "shared")
        let received = (1...50).map { NewFollowUp.sample($0, rules: rules) }
        #expect(try await store.enqueue(received).allSatisfy { $0 == .stored })
        try await eventually("the standby has it") {
            try primary.ask("SELECT count(*) FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()") == "1"
        }
        // From here on the standby is sent nothing, and what is acknowledged is only here.
        let senders = primary.processes(called: "walsender")
        #expect(senders.count == 1)
        for sender in senders { kill(sender, SIGSTOP) }
        let unreceived = (51...100).map { NewFollowUp.sample($0, rules: rules) }
        #expect(try await store.enqueue(unreceived).allSatisfy { $0 == .stored })
        try primary.killAll()
        try standby.promote()

        var left: [FollowUpID] = []
        try await eventually("the store finds the other server") {
            do throws(StoreError) {
                left = try await store.list(FollowUpFilter(), before: nil, limit: 1_000).map(\.id)
                return true
            } catch {
                return false
            }
        }
        #expect(Set(left) == Set(received.map(\.id)))
        #expect(try await store.tally() == ["basic": [.queued: 50]])
        // Whoever still has the request may make it again.
        #expect(try await store.enqueue(received + unreceived).allSatisfy { $0 == .stored })
        #expect(try await store.tally() == ["basic": [.queued: 100]])
        await store.close()
        standby.stop()
        primary.stop()
    }
}

/// Some who accept and one who sends, as daemons and their clients do: what isn't answered is asked again, and what is said to
/// be undone comes again with another id and the same key.
private final class Shift: Sendable {
    private let store: PostgreSQLStore
    private let rules: DueRules
    private let progress = Progress()
    private let ids = Atomic<Int64>(0)
    private let isOver = Atomic(false)

    init(on address: PostgresAddress, schema: String) throws {
        store = try PostgreSQLStore(
            testing: address, schema: schema, answerTimeout: .seconds(3), durability: .replica)
        rules = try .sample()
    }

    /// What happened so far.
    final class Progress: Sendable {
        struct State: Sendable {
            var accepted: [String: ContinuousClock.Instant] = [:]
            var sent: [FollowUpID: Int] = [:]
            var settled: Set<FollowUpID> = []
            var promotedAt: ContinuousClock.Instant?
            var uncertain = 0
            var unreachable = 0
        }

        let state = Mutex(State())

        var accepted: Int { state.withLock(\.accepted.count) }
        var sent: Int { state.withLock(\.sent.count) }
        /// Whether sending isn't far behind.
        var hasSentAll: Bool { state.withLock { $0.settled.count >= $0.accepted.count / 2 } }

        func count(_ error: StoreError) {
            state.withLock { state in
                if error.reason == .uncertain { state.uncertain += 1 } else { state.unreachable += 1 }
            }
        }
    }

    struct Report: CustomStringConvertible {
        fileprivate let state: Progress.State

        /// How long after the promotion something was acknowledged again.
        var firstWrite: Duration? {
            guard let promotedAt = state.promotedAt else { return nil }
            return state.accepted.values.filter { $0 >= promotedAt }.min().map { $0 - promotedAt }
        }

        var description: String {
            "first write after \(firstWrite ?? .zero), \(state.accepted.count) accepted, \(state.sent.count) sent, \(state.uncertain) uncertain, "
                + "\(state.unreachable) refused meanwhile"
        }

        /// Holds it against what is there.
        func check(in server: PostgresServer, schema: String) throws {
            func column(_ sql: String) throws -> [String] {
                try server.ask("SET search_path = \(schema); \(sql)").split(separator: "\n").map(String.init)
                    .filter { $0 != "SET" }
            }
            let keys = try column("SELECT idempotency_key FROM letters")
            let lost = Set(state.accepted.keys).subtracting(keys)
            #expect(lost.isEmpty, "\(lost.count) of \(state.accepted.count) are lost: \(lost.sorted().prefix(5))")
            // All who asked got an answer in the end.
            #expect(keys.count == state.accepted.count)
            #expect(Set(keys).count == keys.count)
            let twice = state.sent.filter { $0.value > 1 }
            #expect(twice.isEmpty, "\(twice.count) were sent more than once")
            let delivered = try column(
                "SELECT follow_up FROM history WHERE move = '\(Move.delivered.rawValue)' ORDER BY follow_up")
            #expect(delivered.compactMap { Int64($0) } == state.settled.map(\.rawValue).sorted())
            #expect(try column("SELECT count(*) FROM leases") == ["0"])
            let counted = try column("SELECT sum(count) FROM tallies")
            #expect(counted == ["\(keys.count)"])
        }
    }

    /// - Parameter body: what happens meanwhile.
    func work(_ body: @escaping @Sendable (Progress) async throws -> Void) async throws -> Report {
        try await withThrowingTaskGroup { group in
            for caller in 0..<8 { group.addTask { try await self.accept(as: caller) } }
            group.addTask { try await self.send() }
            group.addTask {
                defer { self.isOver.store(true, ordering: .relaxed) }
                try await body(self.progress)
            }
            try await group.waitForAll()
        }
        await store.close()
        return Report(state: progress.state.withLock(\.self))
    }

    private var goesOn: Bool { !isOver.load(ordering: .relaxed) }

    private func accept(as caller: Int) async throws {
        var number = 0
        while goesOn {
            number += 1
            let key = "\(caller)-\(number)"
            try await insist { () async throws(StoreError) in
                let id = self.ids.add(1, ordering: .relaxed).newValue
                let results = try await self.store.enqueueForSure([.sample(id, key: key, rules: self.rules)])
                for result in results {
                    switch result {
                    case .stored, .replayed: break
                    case .conflict, .suppressed: Issue.record("\(key): \(result)")
                    }
                }
            }
            progress.state.withLock { $0.accepted[key] = .now }
        }
    }

    /// Sends as the dispatcher does: nothing before its beginning is stored for sure, and a claim of which nothing is known is
    /// given back.
    private func send() async throws {
        let none = LeaseOwner(rawValue: 1)
        while goesOn {
            var claimed: [Lease] = []
            try await insist { () async throws(StoreError) in
                _ = try await self.store.rescue(
                    none, except: [], at: .hours(9), repeatsUncertain: false, attempts: 5, rules: self.rules)
                let heads = try await self.store.due(in: "basic", at: .hours(10), after: nil, limit: 50)
                claimed = try await self.store.claim(
                    heads.map(\.id), by: none, at: .hours(10), fixedHeaders: .sample
                ).map(\.lease)
            }
            let leases = claimed
            var held: [Lease] = []
            try await insist { () async throws(StoreError) in
                held = try await self.store.beginData(
                    leases.map { DataBeginning(lease: $0, at: .hours(10), body: nil) })
            }
            let begun = held
            progress.state.withLock { state in
                for lease in begun { state.sent[lease.id, default: 0] += 1 }
            }
            try await insist { () async throws(StoreError) in
                let lost = try await self.store.settle(
                    begun.map { Settlement(lease: $0, at: .hours(10), ending: .delivered) })
                if !lost.isEmpty { Issue.record("\(lost.count) leases are lost") }
            }
            progress.state.withLock { $0.settled.formUnion(begun.map(\.id)) }
        }
    }

    /// Asks until there is an answer.
    private func insist(_ body: () async throws(StoreError) -> Void) async throws {
        while true {
            do throws(StoreError) {
                try await body()
                return
            } catch {
                switch error.reason {
                case .uncertain, .unreachable, .readOnly, .locked: progress.count(error)
                default: throw error
                }
            }
            // As one that is told to come again.
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
