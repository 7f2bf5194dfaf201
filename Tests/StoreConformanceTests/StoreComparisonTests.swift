import FollowUps
import SeededRandom
import StoreTestKit
import SupportHours
import Testing

@Suite struct StoreComparisonTests {
    @Test("Both stores say the same to the same", arguments: Seeds.all)
    func comparison(seed: UInt64) async throws {
        try await StoreKind.memory.withStore { model async throws in
            try await StoreKind.sqlite.withStore { store async throws in
                var generator = try VerbGenerator(dice: SeededGenerator(seed: seed))
                for step in 0..<1_500 {
                    let verb = generator.next()
                    let expected = await verb.ask(model)
                    let answer = await verb.ask(store)
                    try #require(answer == expected, "seed \(seed), step \(step): \(verb)")
                    generator.learn(from: answer)
                }
                let everything = try await model.list(FollowUpFilter(), before: nil, limit: .max)
                #expect(everything.count > 60)
                #expect(try await store.list(FollowUpFilter(), before: nil, limit: .max) == everything)
                for followUp in everything {
                    #expect(try await store.history(of: followUp.id) == model.history(of: followUp.id))
                    #expect(try await store.message(of: followUp.id) == model.message(of: followUp.id))
                }
                #expect(try await store.tally() == store.recount())
                #expect(try await model.tally() == model.recount())
            }
        }
    }
}
