import FollowUps
import PostgreSQL
import PostgresTestKit
import SeededRandom
import StoreTestKit
import Testing

@testable import FollowUpsPostgreSQL

@Suite("Many at once on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct ManyVerbsTests {
    @Test("Whatever several daemons do at once, every follow-up is in one place, with a history that leads there")
    func many() async throws {
        try await PostgreSQLStore.with(3) { stores async throws in
            await withTaskGroup { group in
                for task in 0..<6 {
                    group.addTask {
                        // All of them make up the same ids, keys and addresses.
                        guard var generator = try? VerbGenerator(dice: SeededGenerator(seed: UInt64(task + 1))) else {
                            Issue.record("no verbs")
                            return
                        }
                        for step in 0..<1_000 {
                            let verb = generator.next()
                            let answer = await verb.ask(stores[task % 3])
                            if let error = answer as? StoreError, error != .nameInUse {
                                Issue.record("\(error) at step \(step) of \(task): \(verb)")
                            }
                            generator.learn(from: answer)
                        }
                    }
                }
            }
            let store = stores[0]
            let everything = try await store.list(FollowUpFilter(), before: nil, limit: .max)
            #expect(everything.count > 60)
            for followUp in everything {
                let moves = try await store.history(of: followUp.id).map(\.move)
                let state = moves.reduce(FollowUpState?.none) { FollowUpState.after($1, from: $0) }
                #expect(state == followUp.state, "\(followUp.id): \(moves)")
            }
            #expect(try await store.tally() == store.recount())
            let counts = try await store.read { db in
                try db.query(
                    """
                    SELECT (SELECT count(*) FROM letters), (SELECT count(*) FROM follow_ups),
                        (SELECT count(DISTINCT id) FROM follow_ups),
                        (SELECT count(*) FROM follow_ups f
                            WHERE lines <> (SELECT count(*) FROM history h WHERE h.follow_up = f.id)),
                        (SELECT count(*) FROM history h WHERE NOT EXISTS (SELECT FROM letters l WHERE l.id = h.follow_up))
                    """
                ).map { row in try (0..<5).map { try row($0, as: Int.self) } }
            }
            #expect(counts == [[everything.count, everything.count, everything.count, 0, 0]])
        }
    }
}
