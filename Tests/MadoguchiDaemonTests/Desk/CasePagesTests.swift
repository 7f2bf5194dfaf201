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
        let path = "/desk/cases/new?playbook=password"
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
        let opened = try await open(name: Self.hostile, in: language)
        #expect(opened.status == 303)
        let id = try #require(try await only().id)
        let path = "/desk/cases/\(id)"

        let list = try await desk.get("/desk/cases", in: language)
        #expect(list.text.contains("hanako@example.jp") && list.text.contains(Wording.deskCasesGo[language]))

        let page = try await desk.get(path, in: language)
        #expect(page.status == 200)
        #expect(!page.text.contains("<script>x") && !page.text.contains("<b>電話"))
        #expect(page.text.contains("&lt;b&gt;電話&lt;/b&gt;"))
        #expect(page.text.components(separatedBy: "aria-current=\"step\"").count == 2)

        let button = try TestDesk.form(in: page, to: "mark/mail-not-arriving")
        let marked = try await desk.post("\(path)/mark/mail-not-arriving", button + [("_step", "send")], in: language)
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
        #expect(try await desk.get("/desk/cases", in: language).text.contains(Wording.deskNoCases[language]))
        #expect(try await desk.get("/desk/cases?state=resolved", in: language).text.contains("hanako@example.jp"))
    }

    @Test("say at the field what is wrong, and open nothing", arguments: Language.allCases)
    func wrong(language: Language) async throws {
        let path = "/desk/cases/new?playbook=password"
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

    @Test("never show a secret again", arguments: Language.allCases)
    func secrets(language: Language) async throws {
        _ = try await open(name: "花子", in: language)
        let id = try #require(try await only().id)
        let templates: TemplateList = try await desk.followUps.get("/v1/templates")
        let playbook: PlaybookResource = try await desk.followUps.get("/v1/playbooks/password")
        let secret = { (step: PlaybookResource.Step) in
            templates.templates.first { $0.id == step.template }?.variables.first { $0.secret }
        }
        let branch = try #require(playbook.branches.first { $0.steps.first.flatMap(secret) != nil })
        let variable = try #require(branch.steps.first.flatMap(secret))
        let path = "/desk/cases/\(id)/mark/\(branch.mark)"
        #expect(try await desk.get("/desk/cases/\(id)", in: language).text.contains("mark/\(branch.mark)\""))
        let field = DeskField.secretPrefix + variable.name
        #expect(
            try await desk.get(path, in: language).text.contains(
                "type=\"password\" autocomplete=\"off\" name=\"\(field)\""))
        let marked = try await desk.post(
            path, try await frame(path, in: language) + [(field, "Hemmelig-1234")], in: language)
        #expect(!marked.text.contains("Hemmelig"))
        #expect(!(try await desk.get("/desk/cases/\(id)", in: language).text.contains("Hemmelig")))
    }

    @Test("say that there is no such case or letter", arguments: Language.allCases)
    func unknown(language: Language) async throws {
        for path in ["cases/%3Cscript%3Ex", "cases/1/resolve", "letters/%3Cscript%3Ex"] {
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
        #expect(list.text.contains("cases/new?playbook=password"))
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
}
