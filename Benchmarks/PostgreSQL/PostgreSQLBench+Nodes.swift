import FollowUps
import FollowUpsPostgreSQL
import PostgresTestKit
import QueueLoad
import TestSupport

extension PostgreSQLBench {
    /// One node, and three that share what is due, take it up, begin and settle it.
    func nodes() async throws {
        let size = count(1_000_000)
        head("\(size) due follow-ups taken up, begun and settled, 500 a time: by three nodes beside one")
        var (ratio, asked) = (Series("three : one", aim: 1), Series("three, ids asked : got; aim: at most 1.10"))
        for round in 1...Self.rounds {
            // In turn, so that neither is always the first.
            var figures: [Int: (measured: Measurement, asked: Double)] = [:]
            for nodes in round.isMultiple(of: 2) ? [3, 1] : [1, 3] {
                figures[nodes] = try await drained(size, by: nodes)
            }
            guard let one = figures[1], let three = figures[3] else { continue }
            say(
                "  \(round)  one \(one.measured.text), asked : got \(one.asked.text(2))   three \(three.measured.text), asked : got "
                    + three.asked.text(2))
            ratio.add(three.measured.rate / one.measured.rate)
            asked.add(three.asked)
        }
        ratio.report()
        asked.report()
    }

    private func drained(_ size: Int, by nodes: Int) async throws -> (measured: Measurement, asked: Double) {
        let schema = try server.schema()
        let stores = try (0..<nodes).map { try store(in: schema, slot: $0) }
        let loads = try stores.map { try QueueLoad(on: $0) }
        try await loads[0].open()
        _ = try await loads[0].batch(size, of: 1_000)
        var parts: [QueueLoad.Drain] = []
        let measured = try await server.measure {
            let timer = ResourceTimer()
            parts = try await withThrowingTaskGroup { group in
                for (number, load) in loads.enumerated() {
                    group.addTask {
                        try await load.drain(
                            by: 500, as: LeaseOwner(rawValue: Int64(number + 1)),
                            share: HeadShare(number: number, count: nodes))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            return Double(size) / timer.seconds
        }
        let settled = parts.map(\.settled).reduce(0, +)
        guard settled == size else { throw TestFailure("\(settled) of \(size) were settled") }
        for store in stores { await store.close() }
        try server.drop(schema)
        return (measured, Double(parts.map(\.asked).reduce(0, +)) / Double(settled))
    }

    private func store(in schema: String, slot: Int) throws -> PostgreSQLStore {
        PostgreSQLStore(
            PostgreSQLStore.Settings(
                address: try server.address, schema: schema, answerTimeout: .seconds(120), slot: slot),
            seal: KeyRingSeal(try KeyRing(files: [("key", Array(Self.key.utf8))])))
    }
}
