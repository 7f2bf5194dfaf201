import MadoguchiAPI
import Testing

@testable import madoguchi

@Suite struct RecurringCommandTests {
    @Test("recurring messages, when each comes round, and which can't be sent")
    func list() throws {
        let messages = [
            RecurringResource(
                id: "security", template: "account-care", plan: "basic", language: "ja", rule: "FREQ=MONTHLY",
                last: nil,
                next: "2026-12-01T09:00:00+09:00", trouble: nil,
                list: RecipientListReport(
                    file: "members.csv", usable: 1_200, passedOver: 22,
                    faults: [.init(line: 3, detail: "there is no address")],
                    notes: [.init(code: "delimiter", detail: "the cells are separated by tabs", count: nil, line: nil)])
            ),
            RecurringResource(
                id: "old", template: "gone", plan: "pro", language: "en", rule: "FREQ=YEARLY;COUNT=1",
                last: "2026-11-01T09:00:00+09:00", next: nil, trouble: "there is no template gone"),
        ]
        let body = try json(RecurringList(recurring: messages))
        let stub = try StubDaemon(at: "control.sock") { _ in .json(body) }
        func answer(_ arguments: String...) throws -> String {
            try Madoguchi.answer(
                to: ["recurring", "list"] + arguments, in: .test(runtimeDirectory: stub.runtimeDirectory)
            ).text
        }
        #expect(
            try answer() == """
                  id        next             last             plan   template           rule
                  security  Tue 1 Dec 09:00  -                basic  account-care (ja)  FREQ=MONTHLY
                  old       never again      Sun 1 Nov 09:00  pro    gone (en)          FREQ=YEARLY;COUNT=1
                not sent: old: there is no template gone
                ! security: members.csv: 1,200 rows are used, 22 passed over
                    line 3: there is no address
                    and 21 more
                    the cells are separated by tabs

                """)
        #expect(try answer("--json") == body + "\n")
        #expect(stub.requests.map(\.target) == ["/v1/recurring", "/v1/recurring"])
    }
}
