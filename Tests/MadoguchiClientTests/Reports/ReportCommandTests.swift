import MadoguchiAPI
import Testing

@testable import madoguchi

@Suite struct ReportCommandTests {
    private func daemon(_ report: CaseReport = TestCases.report) throws -> StubDaemon {
        let body = try json(report)
        return try StubDaemon(at: "control.sock") { _ in .json(body) }
    }

    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english, glyphs: Glyphs = .unicode
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["report"] + arguments,
            in: .test(language, glyphs: glyphs, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test("own figures stand beside those before and the guide's, and what isn't known is said to be so")
    func table() throws {
        let stub = try daemon()
        #expect(
            try answer(from: stub).text == """
                cases
                  period  Sat 24 Oct 00:00 – Mon 23 Nov 00:00
                  before  Thu 24 Sep 00:00 – Sat 24 Oct 00:00

                                          this period  before
                  inquiries               12           1,030
                    change                −60 %
                  work: reminders to you  4            0
                    change                no data
                  resolved                10           28
                    by self-service       8 (80 %)
                    by link-sent          2 (20 %)
                    median staffed time   3 h
                  open at the end         3

                what the guide says
                                                                     the guide     yours
                  settled by the self-service step                   90 % or more  80 %     of the cases resolved
                  settled by customers alone, with the pages set up  about 70 %    no data  they don't write, so no case tells
                  fewer troubles                                     −70 %         −60 %    all cases opened, against before
                  fewer inquiries about passwords                    −60 %         −65 %    cases of the playbook password, against before
                  less work                                          −70 %         no data  reminders to you, against before

                """)
        _ = try answer(
            "--from", "2026-10-01", "--to", "2026-11-01", "--plan", "basic", "--playbook", "login", from: stub)
        #expect(
            stub.requests.map(\.target) == [
                "/v1/reports/cases", "/v1/reports/cases?from=2026-10-01&to=2026-11-01&plan=basic&playbook=login",
            ])
    }

    @Test("in Japanese, on a terminal of ASCII signs, without any data")
    func noData() throws {
        var report = TestCases.report
        (report.selfServiceShare, report.medianStaffedSeconds, report.inquiriesChange) = (nil, nil, 0.25)
        report.stages = []
        let text = try answer(from: daemon(report), in: .japanese, glyphs: .ascii).text
        #expect(text.contains("\n    増減                          +25 %\n"))
        #expect(text.contains("90 % 以上  80 %        解決した案件のうち\n"))
        #expect(text.contains("\n    対応時間の中央値              データなし\n"))
    }

    @Test("comma-separated values: a figure a record, nothing where nothing is known")
    func csv() throws {
        #expect(
            try answer("--csv", from: daemon()).text
                == [
                    "figure,value,claim", "from,2026-10-24T00:00:00+09:00,", "to,2026-11-23T00:00:00+09:00,",
                    "opened,12,", "resolved,10,", "open,3,", "self_service_share,0.8,0.7-0.9",
                    "inquiries_change,-0.6,-0.6", "work_change,,-0.7", "median_staffed_seconds,10800,",
                    "operator_steps,4,", "resolved_by.self-service,8,", "resolved_by.link-sent,2,",
                    "claim.self-service-step,0.8,0.9", "claim.pages,,0.7", "claim.troubles,-0.6,-0.7",
                    "claim.inquiries,-0.65,-0.6", "claim.work,,-0.7",
                    "before.from,2026-09-24T00:00:00+09:00,", "before.to,2026-10-24T00:00:00+09:00,",
                    "before.opened,1030,", "before.resolved,28,", "before.operator_steps,0,",
                ].map { $0 + "\r\n" }.joined())
    }

    @Test("JSON is the daemon's own")
    func ownJSON() throws {
        #expect(try answer("--json", from: daemon()).text == json(TestCases.report) + "\n")
    }

    @Test(
        "shares and changes are said in whole per cents",
        arguments: [
            (-0.604, "−60 %"), (0.25, "+25 %"), (0, "±0 %"), (-0.001, "±0 %"), (12.5, "+1250 %"), (.infinity, "+- %"),
        ])
    func change(change: Double, text: String) {
        #expect(Language.english.change(change, glyphs: .unicode) == text)
    }
}
