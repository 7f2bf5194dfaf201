import Foundation
import SeededRandom
import Testing

@Suite struct SimulationTests {
    /// `make soak` asks for more by MADOGUCHI_SOAK_SEEDS, and each run begins somewhere else.
    private static var seeds: Range<UInt64> {
        let asked = ProcessInfo.processInfo.environment["MADOGUCHI_SOAK_SEEDS"].flatMap(UInt64.init)
        guard let asked else { return 0..<1_000 }
        let first = UInt64.random(in: 10_000...1_000_000_000)
        return first..<(first + asked)
    }

    @Test("Through faults and crashes nothing is lost, sent out of hours, or sent twice without a doubt")
    func lives() async throws {
        for seed in Self.seeds {
            var simulation = try Simulation(seed: seed)
            let failures = try await simulation.run(steps: 300)
            guard failures.isEmpty else {
                Issue.record("seed \(seed): \(failures.joined(separator: "; "))")
                return
            }
        }
    }
}
