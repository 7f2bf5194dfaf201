import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

/// `overrides` and `overrides remove`.
@Suite struct OverridesCommandTests {
    private func daemon(removing removed: OverrideResource? = nil) throws -> StubDaemon {
        let list = try json(TestPlans.list)
        let basic = try json(OverrideList(overrides: [TestOverrides.training]))
        let pro = try json(OverrideList(overrides: [TestOverrides.endless]))
        let removed = try removed.map { try json($0) }
        return try StubDaemon(at: "control.sock") { request in
            switch request.target {
            case "/v1/plans": .json(list)
            case "/v1/plans/basic/overrides": .json(basic)
            case "/v1/plans/pro/overrides": .json(pro)
            case "/v1/overrides/o1/remove": removed.map { .json($0) } ?? .json("{}", status: 409)
            default: .json("{}", status: 404)
            }
        }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english,
        now: String = "2026-11-23T05:40:00Z"
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["overrides"] + arguments, in: .test(language, now: now, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test("those of all plans, the newest first, with who made them")
    func all() throws {
        let stub = try daemon()
        #expect(
            try answer(from: stub).text == """
                  id  plan   what     when                                 holds    by        made              reason
                  o2  pro    unknown  Tue 1 Dec 00:00 – until removed      to come  uid 1007  Mon 23 Nov 14:00
                  o1  basic  closed   Tue 24 Nov 10:00 – Wed 25 Nov 00:00  to come  hanako    Sun 22 Nov 09:00  Training

                """)
        let merged = try answer("--json", from: stub).text
        #expect(
            try parsed(OverrideList.self, merged).overrides.map(\.id) == ["o2", "o1"])
    }

    @Test("one plan's, in Japanese, while it holds; JSON is the daemon's own")
    func onePlan() throws {
        let stub = try daemon()
        #expect(
            try answer("basic", from: stub, in: .japanese, now: "2026-11-24T02:00:00Z").text == """
                  ID  プラン  内容      期間                                     状況    操作    登録                理由
                  o1  basic   臨時休業  11月24日(火) 10:00 – 11月25日(水) 00:00  適用中  hanako  11月22日(日) 09:00  Training

                """)
        #expect(
            try answer("list", "basic", "--json", from: stub).text
                == json(OverrideList(overrides: [TestOverrides.training])) + "\n")
        #expect(stub.requests.map(\.target).filter { $0.hasSuffix("overrides") }.count == 2)
    }

    @Test(
        "each says whether it holds",
        arguments: [
            ("2026-11-24T00:59:59Z", OverrideWords.Standing.comes), ("2026-11-24T01:00:00Z", .holds),
            ("2026-11-24T14:59:59Z", .holds), ("2026-11-24T15:00:00Z", .isOver),
        ])
    func standing(now: String, standing: OverrideWords.Standing) throws {
        let environment = try CommandEnvironment.test(now: now)
        #expect(OverrideWords(TestOverrides.training, environment).standing == standing)
        var removed = TestOverrides.training
        removed.removedAt = "2026-11-23T00:00:00Z"
        #expect(OverrideWords(removed, environment).standing == .wasRemoved)
    }

    @Test("none is said to be none")
    func none() throws {
        let stub = try StubDaemon.control(answering: OverrideList(overrides: []))
        #expect(try answer("basic", "--json", from: stub).text == #"{"overrides":[]}"# + "\n")
        // The list of one plan alone needs no names.
        #expect(try answer("basic", from: stub).text == "no overrides\n")
    }

    @Test("one is removed, and what was holds again")
    func remove() throws {
        var removed = TestOverrides.training
        removed.removedAt = "2026-11-23T14:40:00+09:00"
        let stub = try daemon(removing: removed)
        #expect(
            try answer("remove", "o1", from: stub).text == """
                removed: Basic (basic), closed Tue 24 Nov 10:00 – Wed 25 Nov 00:00
                  what was there before holds again

                """)
        #expect(
            try answer("remove", "o1", from: stub, in: .japanese).text.hasPrefix(
                "取り消しました: Basicプラン (basic) の臨時休業、11月24日(火) 10:00 – 11月25日(水) 00:00\n"))
        #expect(try answer("remove", "o1", "--json", from: stub).text == json(removed) + "\n")
        #expect(Set(stub.requests.filter { $0.method == "POST" }.map(\.target)) == ["/v1/overrides/o1/remove"])
    }

    @Test("one that is over or isn't there can't be", arguments: ["o1", "o9"])
    func notRemovable(id: String) throws {
        let stub = try daemon()
        #expect {
            try answer("remove", id, from: stub)
        } throws: { error in
            let failure = (error as? any Reportable)?.failure
            return failure?.outcome == .badInput
                && failure?.message(in: .english).contains("there is no override o9") == (id == "o9")
        }
    }

    @Test("who made it is left out where it isn't told, and null where it isn't known")
    func author() throws {
        var override = TestOverrides.training
        override.by = nil
        #expect(try !json(override).contains(#""by""#))
        override.by = OrNull(wrappedValue: nil)
        #expect(try json(override).contains(#""by":null"#))
        let read = try parsed(OverrideResource.self, json(TestOverrides.training))
        #expect(read == TestOverrides.training)
        #expect(try !json(read).contains(#""moved""#))
        #expect(try json(TestOverrides.endless).contains(#""removed_at":null"#))
    }
}
