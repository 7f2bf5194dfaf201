import Foundation
import Testing

@testable import FollowUps

@Suite("Several nodes without a leader")
struct MembershipSimulationTests {
    /// `make soak` asks for more by MADOGUCHI_SOAK_SEEDS, and each run begins somewhere else.
    private static var seeds: Range<UInt64> {
        let asked = ProcessInfo.processInfo.environment["MADOGUCHI_SOAK_SEEDS"].flatMap(UInt64.init)
        guard let asked else { return 0..<200 }
        let first = UInt64.random(in: 10_000...1_000_000_000)
        return first..<(first + asked)
    }

    @Test("never rescue from one who lives, never exceed the limits, and come to agree")
    func lives() async throws {
        var (rescues, sharers) = (0, 0)
        for seed in Self.seeds {
            var simulation = MembershipSimulation(seed: seed)
            let failures = try await simulation.run(steps: 200)
            rescues += simulation.rescues
            sharers = max(sharers, simulation.sharers)
            if !failures.isEmpty {
                Issue.record("seed \(seed): \(failures.joined(separator: "; "))")
                return
            }
        }
        // A simulation in which nothing happens shows nothing.
        #expect(rescues > 100)
        #expect(sharers > 2)
    }
}
