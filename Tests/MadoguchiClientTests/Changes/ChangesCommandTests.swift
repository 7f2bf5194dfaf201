import MadoguchiAPI
import TestSupport
import Testing

@testable import madoguchi

@Suite struct ChangesCommandTests {
    private static let basic = ChangeList(
        plan: "basic", zone: "Asia/Tokyo",
        changes: [
            PlanChange(
                at: "2026-11-24T10:00:00+09:00", kind: "override", closes: true,
                text: "Closed until Wed 25 Nov (Training)."),
            PlanChange(at: "2027-03-14T19:00:00+09:00", kind: "changeover", closes: false, text: "Clocks change."),
        ])
    private static let pro = ChangeList(plan: "pro", zone: "Asia/Tokyo", changes: [])

    private func daemon() throws -> StubDaemon {
        let (list, basic, pro) = (try json(TestPlans.list), try json(Self.basic), try json(Self.pro))
        return try StubDaemon { request in
            switch request.target.prefix(while: { $0 != "?" }) {
            case "/v1/plans": .json(list)
            case "/v1/plans/basic/changes": .json(basic)
            default: .json(pro)
            }
        }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["changes"] + arguments, in: .test(language, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test("of every plan, those that take hours away marked")
    func all() throws {
        let stub = try daemon()
        #expect(
            try answer(from: stub).text == """
                Basic (basic)  Asia/Tokyo
                  !  Tue 24 Nov 10:00       override  Closed until Wed 25 Nov (Training).
                     Sun 14 Mar 2027 19:00  clocks    Clocks change.

                Pro (pro)  Asia/Tokyo
                  nothing of the usual week changes

                """)
        // The daemon says how far it looks.
        #expect(stub.requests.map(\.target) == ["/v1/plans", "/v1/plans/basic/changes", "/v1/plans/pro/changes"])
    }

    @Test("of one plan, as far as one likes; JSON is the daemon's own")
    func onePlan() throws {
        let stub = try daemon()
        #expect(try answer("basic", "--json", "--days", "2", from: stub).text == json(Self.basic) + "\n")
        let target = RequestTarget("v1", "plans", "basic", "changes").with("from", "2026-11-23T05:40:00Z")
            .with("to", "2026-11-25T05:40:00Z")
        #expect(stub.requests.map(\.target) == [target.description])
        #expect(
            try answer("--json", from: stub).text == #"{"plans":["# + json(Self.basic) + "," + json(Self.pro) + "]}\n")
        #expect(
            try answer("pro", from: stub, in: .japanese).text == """
                Proプラン (pro)  Asia/Tokyo
                  ふだんの一週間から変わることはありません

                """)
    }
}
