import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The desk's pages of what is needed seldom")
struct MorePagesTests {
    private static let paths = [
        "/desk/more", "/desk/more/recurring", "/desk/more/suppressions", "/desk/more/suppressions/add",
        "/desk/more/suppressions/remove", "/desk/more/report", "/desk/more/calendars", "/desk/more/doctor",
        "/desk/more/doctor/relay", "/desk/more/backup",
    ]

    @Test("are there in each language", arguments: Language.allCases)
    func there(language: Language) async throws {
        let desk = try TestDesk(.guided())
        for path in Self.paths {
            let page = try await desk.get(path, in: language)
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains("<html lang=\"\(language.rawValue)\">"), "\(path)")
            #expect(page.text.components(separatedBy: "<h1").count == 2, "\(path)")
            #expect(!page.text.contains("{{") && !page.text.contains(" style="), "\(path)")
        }
    }

    @Test(
        "show the guide's claims apart, each beside its own figure, drawn and as a table", arguments: Language.allCases)
    func report(language: Language) async throws {
        let desk = try TestDesk(.guided())
        let page = try await desk.get("/desk/more/report?from=2026-11-01&to=2026-11-24", in: language)
        for claim in [
            Wording.claimSelfService, .claimPages, .claimFewerTroubles, .claimFewerInquiries, .claimLessWork,
        ] {
            #expect(page.text.contains("<th scope=\"row\">\(claim.asLabel[language])<small>"))
            #expect(page.text.contains("\">\(claim.asLabel[language])</text>"))
        }
        #expect(page.text.contains("role=\"img\" aria-labelledby=\"plot-claims-title plot-claims-about\""))
        #expect(page.text.contains(language == .ja ? "90 % 以上" : "90 % or more"))
        // The last day is a part of the period.
        #expect(page.text.contains(language == .ja ? "11月1日(日) から 11月24日(火) まで" : "Sun 1 Nov to Tue 24 Nov"))
    }

    @Test(
        "say what is wrong with a period",
        arguments: ["from=2026-11-24&to=2026-11-01", "from=%3Cscript%3E", "to=%22%3E%3Cscript%3E", "plan=%3Cscript%3E"])
    func badPeriod(query: String) async throws {
        let desk = try TestDesk(.guided())
        let page = try await desk.get("/desk/more/report?\(query)")
        #expect(page.status == 200)
        #expect(page.text.contains("id=\"wrong\" role=\"alert\""))
        #expect(!page.text.contains("<script>"))
    }

    @Test("hand out a copy of the database, or say why not")
    func backup() async throws {
        let desk = try TestDesk()
        let form = try await desk.get("/desk/more/backup")
        #expect(form.text.contains("data-download"))
        let answer = try await desk.post("/desk/more/backup", try TestDesk.form(in: form))
        // A store in memory has nothing to copy.
        #expect(answer.status == 409 || answer.field("content-type") == "application/vnd.sqlite3")
        #expect(answer.status == 200 || answer.text.contains("id=\"trouble\""))
    }

    @Test("check the relay by a button, once")
    func relay() async throws {
        let desk = try TestDesk()
        let page = try await desk.get("/desk/more/doctor", in: .en)
        let values = try TestDesk.form(in: page, to: "doctor/relay")
        let answer = try await desk.post("/desk/more/doctor/relay", values, in: .en)
        #expect(answer.status == 303)
        let location = try #require(answer.field("location"))
        let said = try await desk.get(
            "/desk/more/doctor?" + (location.split(separator: "?").last ?? ""), in: .en)
        #expect(said.text.contains("The relay is fine (maildir the test)"))
    }

    @Test(
        "tell a rule in words where it is a common one",
        arguments: [
            ("FREQ=DAILY", "毎日", "every day"),
            ("FREQ=WEEKLY;BYDAY=MO,TH", "毎週月曜日・木曜日", "every week on Monday, Thursday"),
            ("FREQ=MONTHLY;BYDAY=1TU", "毎月第 1 火曜日", "every month on Tuesday no. 1"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=9", "毎月末日 09:00", "every month on its last day at 09:00"),
        ])
    func rules(rule: String, ja: String, en: String) {
        #expect(RuleWords(rule)?.wording == Wording(ja: ja, en: en))
    }

    @Test(
        "leave other rules as they are written",
        arguments: [
            "FREQ=YEARLY", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=WEEKLY;BYDAY=XX", "", "FREQ=DAILY;COUNT=3",
        ])
    func otherRules(rule: String) {
        #expect(RuleWords(rule) == nil)
    }
}
