import FollowUps
import FollowUpsSQLite
import Foundation
import SeededRandom
import StoreTestKit
import TestSupport
import Testing

@Suite struct SimulationTests {
    private static let seeds = Seeds.simulated(2_000)

    @Test("Through faults and crashes nothing is lost, sent out of hours, or sent twice without a doubt")
    func lives() async throws {
        for seed in Self.seeds {
            var simulation = try Simulation(seed: seed)
            guard try await isWell(&simulation, seed: seed) else { return }
        }
    }

    @Test("So it is with the database, which a new process opens anew")
    func livesOnDisk() async throws {
        for seed in UInt64(0)..<40 {
            let directory = try TemporaryDirectory()
            func open() -> SQLiteStore { SQLiteStore(directory: directory.path, logger: LogLines().logger) }
            var simulation = try Simulation(seed: seed, store: open()) { old in
                await (old as? SQLiteStore)?.close()
                return open()
            }
            guard try await isWell(&simulation, seed: seed) else { return }
        }
    }

    private func isWell(_ simulation: inout Simulation, seed: UInt64) async throws -> Bool {
        let failures = try await simulation.run(steps: 150)
        if !failures.isEmpty { Issue.record("seed \(seed): \(failures.joined(separator: "; "))") }
        return failures.isEmpty
    }
}
