import SeededRandom
import StoreTestKit
import Testing

@Suite struct CalmSimulationTests {
    @Test("Where nothing fails, each follow-up leaves at the instant that Departure says, or for the reason not at all")
    func prompt() async throws {
        try await simulate(isPrompt: true)
    }

    @Test("However long the hands take, nothing that may leave is left behind, and the next is never forgotten")
    func slow() async throws {
        try await simulate(isPrompt: false)
    }

    private func simulate(isPrompt: Bool) async throws {
        var departures = 0
        for seed in (0..<30).map(UInt64.init) + Seeds.all.suffix(1) {
            var simulation = try CalmSimulation(seed: seed, isPrompt: isPrompt)
            try await simulation.run(steps: 120)
            departures += simulation.departures
            guard simulation.failures.isEmpty else {
                Issue.record("seed \(seed): \(simulation.failures.joined(separator: "; "))")
                return
            }
        }
        #expect(departures > 2_000)
    }
}
