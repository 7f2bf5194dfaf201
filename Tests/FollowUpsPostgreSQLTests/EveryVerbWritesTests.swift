import FollowUps
import Messages
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUpsPostgreSQL

/// What is answered is never only what was read: the commit of a transaction that only read waits for no standby.
@Suite(
    "Verbs that find nothing to do, on PostgreSQL",
    .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct EveryVerbWritesTests {
    private typealias Verb = (name: String, ask: @Sendable (PostgreSQLStore) async throws -> Void)

    private static let followUps: [Verb] = {
        let rules = DueRules(plans: [:])
        let lease = Lease(id: 77, owner: owner, attempt: 1)
        return [
            ("enqueue", { _ = try await $0.enqueue([]) }),
            ("claim", { _ = try await $0.claimed([77]) }),
            ("begin data", { _ = try await $0.beginData([DataBeginning(lease: lease, at: monday, body: nil)]) }),
            ("settle", { _ = try await $0.settle([Settlement(lease: lease, at: monday, ending: .delivered)]) }),
            (
                "rescue",
                {
                    _ = try await $0.rescue(
                        owner, except: [], at: monday, repeatsUncertain: true, attempts: 5, rules: rules)
                }
            ),
            ("rederive", { _ = try await $0.rederive(by: rules, of: nil, after: nil, limit: 9) }),
            ("expire", { _ = try await $0.expire(at: monday, limit: 9) }),
            ("prune", { _ = try await $0.prune(endedBefore: monday, limit: 9) }),
            ("pause", { try await $0.setPaused(false) }),
            ("pass over", { try await $0.passOver(1) }),
            ("apply", { _ = try await $0.apply(.cancel, to: 77, at: monday, uid: nil, rules: rules) }),
        ]
    }()

    private static let opening = CaseChange.opening(100)
    private static let others: [Verb] = [
        (
            "suppress",
            { _ = try await $0.suppress(Suppression(address: "a@b.example", reason: nil, since: monday, uid: nil)) }
        ),
        ("unsuppress", { _ = try await $0.unsuppress("nobody@b.example") }),
        ("begin an occurrence", { _ = try await $0.beginOccurrence(of: "care", at: monday, with: []) }),
        ("finish an occurrence", { try await $0.finishOccurrence(of: "other", at: monday) }),
        ("open a case", { _ = try await $0.open(opening, idempotency: nil) }),
        ("change a case", { _ = try await $0.change(.opening(101), rules: DueRules(plans: [:])) }),
        ("forget cases", { _ = try await $0.forgetCases(resolvedBefore: monday, limit: 9) }),
        ("add an override", { _ = try await $0.add(.sample(1), idempotency: nil) }),
        ("remove an override", { _ = try await $0.removeOverride(2, at: monday, by: nil) }),
        ("prune overrides", { _ = try await $0.pruneOverrides(endedBefore: monday, limit: 9) }),
        ("amend a record", { _ = try await $0.amendRecord(5, by: ErrorRecord.Amendment(cure: "cure"), at: monday) }),
        ("remove a record", { _ = try await $0.removeRecord(5) }),
    ]

    private static let nodes: [Verb] = [
        ("leave", { try await $0.leave(owner) }),
        ("declare dead", { _ = try await $0.declareDead(owner, atBeat: 0) }),
        (
            "adopt hours",
            {
                let hours = NodeHours(fingerprint: "f", tzdata: nil)
                _ = try await $0.adopt(hours, of: "basic", configuration: "c", by: "a", over: nil)
            }
        ),
        ("drain", { _ = try await $0.setDraining(true, name: "a") }),
        ("send again", { _ = try await $0.setDraining(false, name: "a") }),
        ("forget a node", { _ = try await $0.forget(name: "a") }),
        ("halt", { try await $0.halt(Trouble(Wording(verbatim: "halted"))) }),
    ]

    @Test("write all the same, whichever of them it is, the first time and again")
    func all() async throws {
        let server = try PostgresServer.forAll()
        let schema = try server.schema()
        let store = try PostgreSQLStore(testing: server.address, schema: schema)
        _ = try await store.tally()
        let session = try PostgresSession(testing: server.address, schema: schema)
        for (name, ask) in (Self.followUps + Self.others + Self.nodes).flatMap({ [$0, $0] }) {
            let before = try session.number("SELECT coalesce(sum(count), 0)::int8 FROM commits")
            try await ask(store)
            #expect(try session.number("SELECT sum(count)::int8 FROM commits") == before + 1, "\(name)")
        }
        await store.close()
    }
}
