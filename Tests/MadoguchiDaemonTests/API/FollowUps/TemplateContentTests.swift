import FollowUps
import Foundation
import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

@Suite("Messages by templates")
struct TemplateContentTests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try .guided()
    }

    /// A request for a message by a template.
    private func order(
        _ template: String, kind: String = "guidance", plan: String = "basic", _ variables: String = "{}",
        more: String = ""
    ) -> String {
        """
        {"kind":"\(kind)","plan":"\(plan)","to":"hanako@example.jp","template":"\(template)","variables":\(variables)\
        \(more)}
        """
    }

    @Test("have their subject from the template, and the rest from the configuration")
    func accepted() async throws {
        let followUp = try await followUps.accept(order("reset-your-password", #"{"name":"山田花子"}"#))
        #expect(followUp.template == "reset-your-password")
        #expect(followUp.subject == "【みどり教室】パスワードの再設定について")
        #expect(followUp.language == "ja")
        #expect(followUp.dueAt == "2026-11-24T23:00:00+09:00")
        let english = try await followUps.accept(order("reset-your-password", more: #","language":"en""#))
        #expect(english.subject.contains("みどり教室"))
        #expect(english.language == "en")
    }

    @Test("are of the kind that the template is for, where that isn't said")
    func kind() async throws {
        let guidance = try await followUps.accept(
            #"{"plan":"basic","to":"hanako@example.jp","template":"reset-your-password"}"#)
        #expect(guidance.kind == "guidance")
        let reminder = try await followUps.accept(
            #"{"plan":"basic","to":"owner@example.jp","template":"live-chat-open","variables":{"question":"Why?"}}"#)
        #expect(reminder.kind == "reminder")
    }

    @Test("are written when they are taken up, by the hours of that moment")
    func written() async throws {
        let question = #"{"question":"Why?\nPlease tell me."}"#
        let accepted = try await followUps.accept(order("live-chat-open", kind: "reminder", question))
        let id = try #require(accepted.id.flatMap(FollowUpID.init))
        #expect(try await followUps.context.store.followUp(id)?.message.text == "")
        try followUps.clock.set("2026-11-24T23:30:00+09:00")
        let claimed = try #require(try await followUps.claimDue().first)
        let message = claimed.message
        #expect(message.text.contains("11月25日(水)10:00"), "\(message.text)")
        #expect(message.text.contains("日本時間"))
        #expect(message.text.contains("11月24日(火)17:00"))
        #expect(message.text.hasSuffix("Why?\nPlease tell me.\n"))
        // It stays as it is from where the other side may see it.
        #expect(try await followUps.context.store.followUp(id)?.message.text == "")
        _ = try await followUps.context.store.beginData([claimed.dataBeginning(at: claimed.fixedHeaders.date)])
        #expect(try await followUps.context.store.followUp(id)?.message.text == message.text)
    }

    @Test(
        "point at each value at fault",
        arguments: [
            (#"{"kind":"guidance","template":"password-was-set"}"#, "/variables/new_password", "needs this secret"),
            (#"{"kind":"guidance","template":"reset-your-pasword"}"#, "/template", "there is no template"),
            (#"{"kind":"reminder","template":"reset-your-password"}"#, "/template", "is for the customer"),
            (
                #"{"kind":"guidance","template":"reset-your-password","variables":{"nmae":"x"}}"#,
                "/variables/nmae", "has no such"
            ),
            (
                #"{"kind":"guidance","template":"reset-your-password","variables":{"name":"a\r\nb"}}"#,
                "/variables/name", "found a line end"
            ),
            (
                #"{"kind":"guidance","template":"reset-your-password","variables":{"name":5}}"#,
                "/variables/name", "found a number"
            ),
            (#"{"kind":"guidance","template":"reset-your-password","variables":[]}"#, "/variables", "found a list"),
            (
                #"{"kind":"guidance","template":"reset-your-password","variables":{"login_url":"ftp://x"}}"#,
                "/variables/login_url", "found another text"
            ),
            (
                #"{"kind":"reminder","template":"chat-again","variables":{"request_id":"123"}}"#,
                "/variables/request_id", "found another text"
            ),
            (#"{"kind":"guidance","template":"reset-your-password","text":"x"}"#, "/text", "a message from a template"),
        ])
    func faults(fields: String, pointer: String, detail: String) async throws {
        let body = #"{"plan":"basic","to":"hanako@example.jp","# + fields.dropFirst()
        let problem = try await followUps.refusal(body)
        let error = try #require(problem.errors?.first { $0.pointer == pointer }, "\(problem)")
        #expect(error.detail.contains(detail))
        #expect(try await followUps.context.store.tally().isEmpty)
    }

    @Test("carry hostile values as texts, in the subject and below")
    func hostile() async throws {
        let values = [
            "{{login_url}}", "{{{login_url}}}", "{{> greeting}}", "<script>alert(1)</script>", "\"><img src=x>",
            "{{=<% %>=}}",
            "& &amp;", "山田\u{0301}花子",
        ]
        for value in values {
            let json = String(decoding: try JSONEncoder().encode(["name": value]), as: UTF8.self)
            try await followUps.accept(order("reset-your-password", plan: "pro", json))
        }
        let messages = try await followUps.claimDue(plan: "pro").map(\.message)
        #expect(messages.count == values.count)
        for (message, value) in zip(messages, values) {
            #expect(message.text.contains("\(value) 様"), "\(message.text)")
            let html = try #require(message.html)
            #expect(!html.contains("<script>alert"))
            #expect(!html.contains("<img src=x>"))
            #expect(message.subject == "【みどり教室】パスワードの再設定について")
        }
        for value in ["a\u{0}b", "a\u{202E}b", "a\u{2066}b", String(repeating: "x", count: 1_000_000)] {
            let json = String(decoding: try JSONEncoder().encode(["name": value]), as: UTF8.self)
            let problem = try await followUps.send("POST", "/v1/follow-ups", order("reset-your-password", json))
            #expect([413, 422].contains(problem.status))
        }
    }

    // MARK: Secrets

    private let secret = "Kazemachi-72-Hoshizora"

    private var passwordMessage: String {
        order("password-was-set", plan: "pro", #"{"new_password":"\#(secret)"}"#)
    }

    @Test("keep secrets out of every answer, and in the message")
    func secrets() async throws {
        let response = try await followUps.send("POST", "/v1/follow-ups", passwordMessage, key: "key")
        #expect(response.status == 201)
        #expect(!response.text.contains(secret))
        let id: FollowUpResource = try response.decoded()
        let target = "/v1/follow-ups/\(id.id ?? "")"
        for answer in [target, "/v1/follow-ups", "/v1/queue", "/v1/templates", "/v1/templates/password-was-set"] {
            #expect(try await !followUps.send("GET", answer).text.contains(secret))
        }
        let preview = try await followUps.send(
            "POST", "/v1/templates/password-was-set/preview", #"{"variables":{"new_password":"\#(secret)"}}"#)
        #expect(preview.status == 200)
        #expect(!preview.text.contains(secret))
        #expect(preview.text.contains("••••••••"))

        let again = try await followUps.send("POST", "/v1/follow-ups", passwordMessage, key: "key")
        #expect(again.status == 200)
        let other = passwordMessage.replacing(secret, with: "Other-Password")
        let conflict = try await followUps.send("POST", "/v1/follow-ups", other, key: "key")
        #expect(conflict.status == 409)
        #expect(!conflict.text.contains("Other-Password"))

        let message = try #require(try await followUps.deliverDue(plan: "pro").first).message
        #expect(message.text.contains(secret))
        #expect(message.text.contains("hanako@example.jp"))
        let retried: ProblemDetails = try await followUps.send("POST", "\(target)/retry").decoded()
        #expect(retried.type == "/problems/impossible-in-state")
    }

    @Test("can't be sent again once their secret is erased")
    func erased() async throws {
        let followUp = try await followUps.accept(passwordMessage)
        let target = "/v1/follow-ups/\(followUp.id ?? "")"
        #expect(try await followUps.send("POST", "\(target)/cancel").status == 200)
        let problem: ProblemDetails = try await followUps.send("POST", "\(target)/retry").decoded()
        #expect(problem.type == "/problems/secret-erased")
        #expect(problem.status == 409)
    }

    @Test("refuse a secret without showing it")
    func refusedSecret() async throws {
        let body = order("password-was-set", #"{"new_password":"\#(secret)\u0000"}"#)
        let response = try await followUps.send("POST", "/v1/follow-ups", body)
        #expect(response.status == 422)
        #expect(!response.text.contains(secret))
    }

    @Test("stay what was accepted when the catalogue changes, and when it is gone")
    func frozen() async throws {
        try await followUps.accept(order("reset-your-password", plan: "pro"))
        followUps.current.replace(with: try TestHours.snapshot(sendingPlans))
        let message = try #require(try await followUps.claimDue(plan: "pro").first).message
        #expect(message.text.contains("https://example.jp/login"))
        #expect(message.subject == "【みどり教室】パスワードの再設定について")
    }

    // MARK: Addresses

    @Test(
        "warn of addresses that are probably mistyped, and change nothing",
        arguments: [
            ("hanako@gmial.com", "misspelt-domain", "hanako@gmail.com"),
            ("hanako@docomo.co.jp", "other-suffix", "hanako@docomo.ne.jp"),
        ])
    func warnings(address: String, code: String, suggestion: String) async throws {
        let followUp = try await followUps.accept(message(["to": "\"\(address)\""]))
        let warning = try #require(followUp.warnings.first { $0.code == code }, "\(followUp.warnings)")
        #expect(warning.suggestion == suggestion)
        #expect(followUp.to == address)
    }

    @Test("suggest what was meant where an address is none")
    func suggestion() async throws {
        let problem = try await followUps.refusal(message(["to": "\"ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ\""]))
        let error = try #require(problem.errors?.first)
        #expect(error.pointer == "/to")
        #expect(error.suggestion == "hanako@example.jp")
    }

    @Test("refuse such addresses where the configuration says so")
    func refusedAddress() async throws {
        let strict = try TestFollowUps(guided("  suspicious_addresses: refuse"))
        let problem = try await strict.refusal(message(["to": "\"hanako@gmial.com\""]))
        #expect(problem.errors?.first?.suggestion == "hanako@gmail.com")
        try await strict.accept(message(["to": "\"hanako@gmail.com\""]))
    }
}
