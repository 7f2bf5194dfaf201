import Foundation
import SeededRandom
import Testing

/// Faults that were planted to see that they are found: trusting oneself for longer than the lease, sending without waiting for room
/// in the limits, dividing by fewer at once, claiming by whatever hours, beginning more than was reserved of a quota, beginning data
/// after the trust has lapsed, claiming what another composer has begun, ending data after having been declared dead, going by a clock
/// that is ahead of the database's. Deriving every plan anew is found only where the store lets it happen.
@Suite struct ClusterSimulationTests {
    private static let seeds = Seeds.simulated(200)

    @Test("Of several daemons with one store, none sends what another does, and none gets in another's way")
    func lives() async throws {
        var (asked, got, rescues, arrivals, brokenOff) = (0, 0, 0, 0, 0)
        for seed in Self.seeds {
            var simulation = try ClusterSimulation(seed: seed)
            let failures = try await simulation.run(milliseconds: 60_000)
            guard failures.isEmpty else {
                Issue.record("seed \(seed): \(failures.joined(separator: "; ").suffix(2_500))")
                return
            }
            asked += simulation.record.asked
            got += simulation.record.got
            rescues += simulation.record.rescues
            brokenOff += simulation.record.brokenOff
            arrivals += simulation.relay.arrivals.count
        }
        // A simulation in which nothing happens shows nothing.
        let lives = Self.seeds.count
        guard lives >= 100 else { return }
        #expect(rescues > lives / 2)
        #expect(brokenOff > 0)
        #expect(arrivals > 5 * lives)
        #expect(got * 4 > asked)
    }
}
