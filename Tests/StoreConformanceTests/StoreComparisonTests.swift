import FollowUps
import SeededRandom
import StoreTestKit
import SupportHours
import Testing

@Suite struct StoreComparisonTests {
    @Test("Every store says the same to the same as the model", arguments: StoreKind.durable, Seeds.all)
    func comparison(kind: StoreKind, seed: UInt64) async throws {
        try await StoreKind.memory.withStore { model async throws in
            try await kind.withStore { store async throws in
                var generator = try VerbGenerator(dice: SeededGenerator(seed: seed))
                for step in 0..<1_500 {
                    let verb = generator.next()
                    let expected = await verb.ask(model)
                    let answer = await verb.ask(store)
                    try #require(answer == expected, "seed \(seed), step \(step): \(verb)")
                    generator.learn(from: answer)
                }
                try await compare(store, model)
            }
        }
    }

    @Test(
        "What is asked again, as after a lost answer, is done once, and answered as the first time",
        arguments: StoreKind.allCases, Seeds.all)
    func repetition(kind: StoreKind, seed: UInt64) async throws {
        try await StoreKind.memory.withStore { model async throws in
            try await kind.withStore { store async throws in
                var generator = try VerbGenerator(dice: SeededGenerator(seed: seed))
                for step in 0..<1_500 {
                    let verb = generator.next()
                    let expected = await verb.ask(model)
                    _ = await verb.ask(store)
                    switch verb.repetition {
                    case .answersTheSame:
                        try #require(await verb.ask(store) == expected, "seed \(seed), step \(step): \(verb)")
                    case .changesNothing: _ = await verb.ask(store)
                    case .goesOn: break
                    }
                    generator.learn(from: expected)
                }
                try await compare(store, model)
            }
        }
    }

    private func compare(_ store: any FollowUpStore, _ model: any FollowUpStore) async throws {
        let everything = try await model.list(FollowUpFilter(), before: nil, limit: .max)
        #expect(everything.count > 60)
        #expect(try await store.list(FollowUpFilter(), before: nil, limit: .max) == everything)
        for followUp in everything {
            #expect(try await store.history(of: followUp.id) == model.history(of: followUp.id))
            #expect(try await store.message(of: followUp.id) == model.message(of: followUp.id))
        }
        #expect(try await store.tally() == store.recount())
        #expect(try await model.tally() == model.recount())
        let cases = try await model.cases(CaseFilter(), before: nil, limit: .max)
        #expect(cases.count > 3)
        #expect(try await store.cases(CaseFilter(), before: nil, limit: .max) == cases)
        for state in cases { #expect(try await store.lines(of: state.id) == model.lines(of: state.id)) }
        #expect(try await store.overrides() == model.overrides())
        #expect(try await store.dataBegun(since: monday) == model.dataBegun(since: monday))
        #expect(try await store.leaseOwners() == model.leaseOwners())
    }
}
