import SeededRandom
import Testing

@testable import FollowUps

@Suite("Several nodes without a leader")
struct MembershipSimulationTests {
    private static let seeds = Seeds.simulated(200)

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
        guard Self.seeds.count >= 100 else { return }
        #expect(rescues > 100)
        #expect(sharers > 2)
    }
}
