import FollowUps
import PostgresTestKit
import SeededRandom
import StoreTestKit
import SupportHours
import Testing

@testable import FollowUpsPostgreSQL

@Suite("Counting what is due on PostgreSQL", .enabled(if: PostgresServer.isInstalled, "\(PostgresServer.absence)"))
struct DueCountTests {
    @Test("As many are due whichever are counted: these, or the others", arguments: Seeds.all)
    func countedEitherWay(seed: UInt64) async throws {
        let server = try PostgresServer.forAll()
        let store = try PostgreSQLStore(testing: server.address, schema: try server.schema())
        var generator = try VerbGenerator(dice: SeededGenerator(seed: seed))
        for _ in 0..<4 {
            for _ in 0..<60 { generator.learn(from: await generator.next().ask(store)) }
            let plans = try await store.tally().keys
            try await store.readTogether { db in
                for plan in plans { try Self.check(SnapshotCount(db: db), of: plan) }
            }
        }
        await store.close()
    }

    private static func check(_ counting: SnapshotCount, of plan: String) throws {
        let instants = [Instant(secondsSinceEpoch: .min), monday, .hours(5), .hours(60), .hours(2_000)]
        for (first, last) in zip(instants, instants.dropFirst() + [Instant(secondsSinceEpoch: .max)]) {
            for opening in [nil, monday] {
                let all = try counting.dueCount(in: plan, within: first..<last, leavingFrom: opening, few: .max)
                for few in [0, 3] {
                    let count = try counting.dueCount(in: plan, within: first..<last, leavingFrom: opening, few: few)
                    try #require(count == all)
                }
            }
        }
    }
}
