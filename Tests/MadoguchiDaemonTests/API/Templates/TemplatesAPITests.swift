import Foundation
import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

@Suite("The routes of the catalogue")
struct TemplatesAPITests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try .guided()
    }

    @Test("list every message with its variables")
    func list() async throws {
        let list: TemplateList = try await followUps.get("/v1/templates")
        #expect(list.templates.count == 21)
        #expect(list.templates.map(\.id) == list.templates.map(\.id).sorted())
        let password = try #require(list.templates.first { $0.id == "password-was-set" })
        #expect(password.audience == "customer")
        #expect(password.languages == ["en", "ja"])
        let secret = try #require(password.variables.first { $0.name == "new_password" })
        #expect(secret.secret)
        #expect(secret.required)
        // The configuration gives it.
        let url = try #require(password.variables.first { $0.name == "login_url" })
        #expect(!url.required)
        #expect(url.default == "https://example.jp/login")
        let english: TemplateList = try await followUps.get("/v1/templates?language=en")
        #expect(english.templates.first?.title != list.templates.first?.title)
    }

    @Test("show a message's wording, and say which was meant")
    func show() async throws {
        let message: TemplateResource = try await followUps.get("/v1/templates/reset-your-password?language=en")
        #expect(message.text.contains("{{login_url}}"))
        #expect(message.html?.contains("{{login_url}}") == true)
        let problem: ProblemDetails = try await followUps.send("GET", "/v1/templates/reset-your-pasword").decoded()
        #expect(problem.status == 404)
        #expect(problem.detail.contains("reset-your-password"))
        #expect(try await followUps.send("POST", "/v1/templates").status == 405)
        #expect(try await followUps.send("GET", "/v1/templates?language=fr").status == 400)
    }

    @Test("preview every message in both languages, with samples for what isn't given", arguments: ["ja", "en"])
    func previews(language: String) async throws {
        let list: TemplateList = try await followUps.get("/v1/templates")
        for template in list.templates {
            let preview: Preview = try await followUps.post(
                "/v1/templates/\(template.id)/preview", #"{"language":"\#(language)"}"#)
            #expect(!preview.subject.isEmpty)
            #expect(!preview.text.contains("{{"), "\(template.id)")
            #expect(!preview.text.contains("‹"), "\(template.id) lacks a sample: \(preview.text)")
            #expect(!preview.text.contains("\n\n\n"), "\(template.id)")
        }
    }

    @Test("preview what would be sent: no optional value that nobody gave, and marked samples of what is missing")
    func samples() async throws {
        let target = "/v1/templates/reset-your-password/preview"
        let preview: Preview = try await followUps.post(target, "{}")
        // The configuration gives the login page, and no page of questions.
        #expect(preview.text.contains("https://example.jp/login"))
        #expect(!preview.text.contains("faq"))
        #expect(preview.html?.contains("faq") == false)
        #expect(preview.samples.isEmpty == !preview.text.contains("〔見本："))
        let english: Preview = try await followUps.post(
            "/v1/templates/set-the-password/preview", #"{"language":"en"}"#)
        #expect(english.samples.contains("customer_address"))
        #expect(english.text.contains("[sample: hanako@example.jp]"), "\(english.text)")
    }

    @Test("preview by the hours of now")
    func hours() async throws {
        let target = "/v1/templates/live-chat-open/preview"
        let closed: Preview = try await followUps.post(target, #"{"plan":"basic","variables":{"question":"Why?"}}"#)
        #expect(closed.text.contains("11月24日(火)23:00"), "\(closed.text)")
        #expect(closed.text.contains("Why?"))
        let always: Preview = try await followUps.post(target, #"{"plan":"pro"}"#)
        #expect(!always.text.contains("終了 "))
        let faulty: ProblemDetails = try await followUps.send("POST", target, #"{"plan":"prp","variables":{"x":"y"}}"#)
            .decoded()
        #expect(Set(faulty.errors?.map(\.pointer) ?? []) == ["/plan", "/variables/x"])
    }

    @Test("export the manual and the frequent questions", arguments: ["markdown", "html"])
    func export(format: String) async throws {
        let manual = try await followUps.send("GET", "/v1/templates/export?format=\(format)")
        #expect(manual.status == 200)
        #expect(manual.field("content-type") == "text/\(format); charset=utf-8")
        #expect(manual.text.contains("パスワードを設定したお知らせ"))
        let faq = try await followUps.send("GET", "/v1/templates/export?format=\(format)&audience=customer")
        #expect(faq.text.contains("パスワードを忘れてログインできません"))
        #expect(faq.text.contains("example.jp/login"))
        #expect(!faq.text.contains("Change Password"))
        #expect(try await followUps.send("GET", "/v1/templates/export").status == 400)
        #expect(try await followUps.send("GET", "/v1/templates/export?format=pdf").status == 400)
    }

    @Test("show the playbooks")
    func playbooks() async throws {
        let list: PlaybookList = try await followUps.get("/v1/playbooks")
        #expect(list.playbooks.map(\.id) == ["chat", "getting-ready", "login-page", "password"])
        let password: PlaybookResource = try await followUps.get("/v1/playbooks/password?language=en")
        #expect(password.steps.map(\.stage) == ["self-service", "link-sent", "link-sent", "password-set"])
        #expect(password.steps.map(\.after) == ["PT0S", "PT8H", "PT8H", "PT8H"])
        #expect(password.branches.map(\.mark).contains("mail-not-arriving"))
        #expect(try await followUps.send("GET", "/v1/playbooks/pasword").status == 404)
    }
}
