import Foundation
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The desk's pages of cases and letters")
struct CasePagesTests {
    private static let hostile = "花子\"><script>x</script>"
    private let desk: TestDesk

    init() throws {
        desk = try TestDesk(.guided())
    }

    /// The form's own fields, without those that are typed.
    private func frame(_ path: String, in language: Language) async throws -> [(String, String)] {
        try TestDesk.form(in: try await desk.get(path, in: language)).filter {
            $0.0.hasPrefix("_") || ["playbook", "mark"].contains($0.0)
        }
    }

    private func open(name: String, in language: Language) async throws -> Response {
        let path = "/desk/cases/new/password"
        return try await desk.post(
            path,
            try await frame(path, in: language) + [
                ("plan", "basic"), ("to", "hanako@example.jp"), ("language", "ja"), ("variables.name", name),
                ("note", "<b>電話</b>"), ("_step", "send"),
            ], in: language)
    }

    private func only() async throws -> CaseResource {
        try #require(try await desk.followUps.get("/v1/cases", as: CasePage.self).cases.first)
    }

    @Test("open a case, mark it and resolve it by forms alone", arguments: Language.allCases)
    func course(language: Language) async throws {
        #expect(try await desk.get("/desk/cases/new", in: language).text.contains("cases/new/password\""))
        let opened = try await open(name: Self.hostile, in: language)
        #expect(opened.status == 303, "\(opened.text)")
        let id = try #require(try await only().id)
        let path = "/desk/cases/\(id)"

        let list = try await desk.get("/desk/cases", in: language)
        #expect(list.text.contains("hanako@example.jp") && list.text.contains(Wording.deskCasesGo.asLabel[language]))

        let page = try await desk.get(path, in: language)
        #expect(page.status == 200)
        #expect(!page.text.contains("<script>x") && !page.text.contains("<b>電話"))
        #expect(page.text.contains("&lt;b&gt;電話&lt;/b&gt;"))
        #expect(page.text.components(separatedBy: "aria-current=\"step\"").count == 2)

        // The button shows what would be sent; the button there does it.
        let button = try TestDesk.form(in: page, to: "mark/mail-not-arriving")
        let looked = try await desk.post("\(path)/mark/mail-not-arriving", button + [("_step", "look")], in: language)
        #expect(looked.status == 200 && looked.text.contains("<pre class=\"letter\""))
        #expect(try await only().marks.isEmpty)
        let shown = try TestDesk.form(in: looked)
        let marked = try await desk.post("\(path)/mark/mail-not-arriving", shown + [("_step", "send")], in: language)
        #expect(marked.status == 303)
        #expect(try await only().marks == ["mail-not-arriving"])
        // What was shown before isn't so any more.
        let fresh = try await frame("\(path)/mark/mail-not-arriving", in: language)
        let stale = fresh.map { $0.0 == "_seen" ? ("_seen", button.first { $0.0 == "_seen" }?.1 ?? "") : $0 }
        let late = try await desk.post("\(path)/mark/mail-not-arriving", stale + [("_step", "send")], in: language)
        #expect(late.status == 409)

        let noted = try await desk.post(
            "\(path)/note", try await frame("\(path)/note", in: language) + [("text", Self.hostile)], in: language)
        #expect(noted.status == 303)
        let resolved = try await desk.post(
            "\(path)/resolve", try await frame("\(path)/resolve", in: language) + [("stage", ""), ("note", "")],
            in: language)
        #expect(resolved.status == 303)
        #expect(try await only().state == "resolved")

        let after = try await desk.get(path, in: language)
        #expect(after.text.contains(Wording.caseIsResolved[language]) && !after.text.contains("<script>x"))
        #expect(!after.text.contains("/mark/") && !after.text.contains("/resolve\""))
        #expect(try await desk.get("/desk/cases", in: language).text.contains(Wording.deskNoOpenCases[language]))
        #expect(try await desk.get("/desk/cases?state=resolved", in: language).text.contains("hanako@example.jp"))
    }

    @Test("say at the field what is wrong, and open nothing", arguments: Language.allCases)
    func wrong(language: Language) async throws {
        let path = "/desk/cases/new/password"
        let answer = try await desk.post(
            path,
            try await frame(path, in: language) + [
                ("plan", "basic"), ("to", Self.hostile), ("language", "ja"), ("variables.name", ""), ("note", ""),
                ("_step", "look"),
            ], in: language)
        #expect(answer.status >= 400 && answer.text.contains("id=\"e-to\""))
        #expect(!answer.text.contains("<script>x"))
        #expect(try await desk.followUps.get("/v1/cases", as: CasePage.self).cases.isEmpty)
    }

    @Test("ask for a secret with the mark that needs it, and never show it again", arguments: Language.allCases)
    func secrets(language: Language) async throws {
        _ = try await open(name: "花子", in: language)
        let id = try #require(try await only().id)
        let kept: CasePlaybook = try await desk.followUps.get("/v1/cases/\(id)/playbook")
        let mark = try #require(kept.marks.first { $0.variables.contains(where: \.secret) })
        let secret = try #require(mark.variables.first { $0.secret })
        let path = "/desk/cases/\(id)/mark/\(mark.mark)"
        let field = DeskField.secretPrefix + secret.name
        let input = "type=\"password\" autocomplete=\"off\" name=\"\(field)\""
        let button = try TestDesk.form(
            in: try await desk.get("/desk/cases/\(id)", in: language), to: "mark/\(mark.mark)")
        let others = mark.variables.filter { !$0.secret }.map { ("variables.\($0.name)", "#1") }
        let looked = try await desk.post(path, button + others + [("_step", "look")], in: language)
        #expect(looked.status == 200 && looked.text.contains(input), "\(looked.text)")
        // Without it nothing is done, and it is asked for again.
        let without = try await desk.post(
            path, try TestDesk.form(in: looked) + [(field, ""), ("_step", "send")], in: language)
        #expect(without.status >= 400 && without.text.contains(input) && without.text.contains("id=\"e-\(field)\""))
        #expect(try await only().marks.isEmpty)
        let marked = try await desk.post(
            path, try TestDesk.form(in: without) + [(field, "Hemmelig-1234"), ("_step", "send")], in: language)
        #expect(marked.status == 303, "\(marked.text)")
        #expect(!marked.text.contains("Hemmelig"))
        #expect(!(try await desk.get("/desk/cases/\(id)", in: language).text.contains("Hemmelig")))
    }

    @Test("say that there is no such case or letter", arguments: Language.allCases)
    func unknown(language: Language) async throws {
        for path in [
            "cases/%3Cscript%3Ex", "cases/1/resolve", "cases/new/%3Cscript%3Ex", "letters/%3Cscript%3Ex",
            "playbooks/%3Cscript%3Ex", "records/%3Cscript%3Ex",
        ] {
            let answer = try await desk.get("/desk/\(path)", in: language)
            #expect(answer.status == 404)
            #expect(!answer.text.contains("<script>x"))
        }
        let filtered = try await desk.get("/desk/cases?state=%3Cscript%3Ex&to=%22%3E%3Cscript%3Ex", in: language)
        #expect(!filtered.text.contains("<script>x"))
    }

    @Test("list the letters and show one in either language", arguments: Language.allCases)
    func letters(language: Language) async throws {
        let list = try await desk.get("/desk/letters", in: language)
        #expect(list.status == 200 && list.text.contains("letters/reset-your-password\""))
        #expect(list.text.contains("playbooks/password\""))
        for written in Language.allCases {
            let query = "language=\(written.rawValue)&plan=basic"
            let page = try await desk.get("/desk/letters/reset-your-password?\(query)", in: language)
            let preview: Preview = try await desk.followUps.post(
                "/v1/templates/reset-your-password/preview", #"{"language":"\#(written.rawValue)","plan":"basic"}"#)
            #expect(page.text.contains(preview.subject))
        }
        let hostile = try await desk.get(
            "/desk/letters/reset-your-password?language=%3Cscript%3Ex&plan=%22%3E%3Cscript%3Ex", in: language)
        #expect(hostile.text.contains("role=\"alert\"") && !hostile.text.contains("<script>x"))
    }

    @Test("frame a letter's HTML so that nothing in it runs")
    func frame() async throws {
        let templates: TemplateList = try await desk.followUps.get("/v1/templates")
        for letter in templates.templates {
            let frame = try await desk.get("/desk/letters/\(letter.id)/html")
            #expect(frame.status == 200)
            #expect(frame.field("content-security-policy")?.contains("sandbox") == true)
        }
    }

    @Test("draw each playbook, and lead from it to its letters and to a new case", arguments: Language.allCases)
    func playbooks(language: Language) async throws {
        let list: PlaybookList = try await desk.followUps.get("/v1/playbooks")
        for playbook in list.playbooks {
            let page = try await desk.get("/desk/playbooks/\(playbook.id)", in: language)
            #expect(page.status == 200)
            #expect(page.text.components(separatedBy: "<svg class=\"course\"").count == playbook.branches.count + 2)
            #expect(page.text.contains("cases/new/\(playbook.id)\""))
            for step in playbook.steps { #expect(page.text.contains("letters/\(step.template)\"")) }
        }
    }

    @Test("have the manual and the questions in frames, and as files", arguments: Language.allCases)
    func manual(language: Language) async throws {
        for audience in ["operator", "customer"] {
            let page = try await desk.get("/desk/manual/\(audience)", in: language)
            #expect(
                page.status == 200 && page.text.contains("\(audience)/html?language=\(language.rawValue)\" sandbox"))
            let html = try await desk.get("/desk/manual/\(audience)/html?language=\(language.rawValue)")
            #expect(html.status == 200 && html.text.lowercased().hasPrefix("<!doctype html>"))
            #expect(html.field("content-security-policy")?.contains("sandbox") == true)
            let file = try await desk.get("/desk/manual/\(audience)/markdown")
            #expect(file.field("content-disposition")?.contains("attachment") == true)
        }
        #expect(try await desk.get("/desk/manual/nobody", in: language).status >= 400)
    }

    @Test("record an error, amend and remove it", arguments: Language.allCases)
    func records(language: Language) async throws {
        let path = "/desk/records/new"
        let texts = [("seen_on", ""), ("steps", ""), ("tried", ""), ("cure", ""), ("case", "")]
        let empty = try await desk.post(
            path, try await frame(path, in: language) + [("error", "")] + texts, in: language)
        #expect(empty.status >= 400 && empty.text.contains("id=\"e-error\""))
        let added = try await desk.post(
            path, try await frame(path, in: language) + [("error", Self.hostile)] + texts, in: language)
        #expect(added.status == 303, "\(added.text)")
        let record = try #require(try await desk.followUps.get("/v1/records", as: RecordPage.self).records.first)
        let one = "/desk/records/\(record.id)"

        let amended = try await desk.post(
            "\(one)/amend",
            try await frame("\(one)/amend", in: language) + [
                ("error", Self.hostile), ("seen_on", ""), ("steps", ""), ("tried", ""), ("cure", "再起動\n<b>二回</b>"),
            ], in: language)
        #expect(amended.status == 303)
        // Browsers write the blank between two words as a plus sign.
        let (restart, twice) = ("%E5%86%8D%E8%B5%B7%E5%8B%95", "%E4%BA%8C%E5%9B%9E")
        for page in [one, "/desk/records?words=\(restart)", "/desk/records?words=\(twice)+\(restart)"] {
            let shown = try await desk.get(page, in: language)
            #expect(shown.text.contains("再起動") && shown.text.contains("&lt;script&gt;x"))
            #expect(!shown.text.contains("<script>x") && !shown.text.contains("<b>二回"))
        }
        let removed = try await desk.post("\(one)/remove", try await frame("\(one)/remove", in: language), in: language)
        #expect(removed.status == 303)
        #expect(try await desk.get(one, in: language).status == 404)
        #expect(try await desk.get("/desk/records", in: language).text.contains(Wording.deskNoRecords[language]))
    }
}
