import Delivery
import FollowUps
import Foundation
import LinuxSystem
import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

@Suite("A message that somebody looks at")
struct ShownMessageTests {
    private let followUps: TestFollowUps
    private let secret = "Kazemachi-72-Hoshizora"

    init() throws {
        followUps = try .guided()
    }

    private func order(_ template: String, plan: String = "basic", _ variables: String = "{}") -> String {
        """
        {"kind":"guidance","plan":"\(plan)","to":"hanako@example.jp","template":"\(template)","variables":\(variables)}
        """
    }

    /// Accepts one, and returns where its message is.
    private func accepted(_ order: String) async throws -> String {
        "/v1/follow-ups/\(try await followUps.accept(order).id ?? "")/message"
    }

    private func text(_ target: String, _ part: String) async throws -> String {
        let response = try await followUps.send("GET", "\(target)?part=\(part)")
        #expect(response.status == 200, "\(response.text)")
        return response.text
    }

    @Test("before it is sent is what an attempt then sends, part by part")
    func before() async throws {
        let target = try await accepted(order("reset-your-password", #"{"name":"山田花子"}"#))
        let (text, html) = (try await text(target, "text"), try await text(target, "html"))
        let raw = try await self.text(target, "raw")
        #expect(text.contains("山田花子 様"))
        #expect(try await followUps.send("GET", target).text == text)
        // The instant at which it leaves.
        #expect(raw.hasPrefix("Date: Tue, 24 Nov 2026 23:00:00 +0900\r\n"), "\(raw)")
        #expect(try await followUps.context.store.tally() == ["basic": [.queued: 1]])
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        let claimed = try #require(try await followUps.claimDue().first)
        #expect(claimed.message.text == text)
        #expect(claimed.message.html == html)
        #expect(try String(decoding: claimed.composed().bytes, as: UTF8.self) == raw)
        // It stays so while it is in flight, and once it has been delivered.
        #expect(try await self.text(target, "raw") == raw)
        try followUps.clock.set("2026-11-24T23:00:05+09:00")
        _ = try await followUps.context.store.beginData([claimed.dataBeginning(at: followUps.clock.clock.now())])
        try await followUps.context.store.settle([
            Settlement(lease: claimed.lease, at: followUps.clock.clock.now(), ending: .delivered)
        ])
        try followUps.clock.set("2026-11-26T12:00:00+09:00")
        #expect(try await self.text(target, "raw") == raw)
    }

    @Test("has dots for its secrets, in each part, until they are erased")
    func secrets() async throws {
        let target = try await accepted(
            order("password-was-set", plan: "pro", #"{"new_password":"\#(secret)"}"#))
        for part in ["text", "html"] {
            let shown = try await text(target, part)
            #expect(shown.contains("••••••••"))
            #expect(!shown.contains(secret))
        }
        #expect(!(try await text(target, "raw")).contains(secret))
        let claimed = try #require(try await followUps.claimDue(plan: "pro").first)
        #expect(claimed.message.text.contains(secret))
        #expect(try await text(target, "text").contains("••••••••"))
        // From here on the text is fixed, with the secret in it.
        _ = try await followUps.context.store.beginData([claimed.dataBeginning(at: claimed.fixedHeaders.date)])
        for part in ["text", "html", "raw"] {
            let response = try await followUps.send("GET", "\(target)?part=\(part)")
            #expect(response.status == 409)
            #expect(!response.text.contains(secret))
            #expect(try response.decoded(as: ProblemDetails.self).type == "/problems/holds-secret")
        }
        try await followUps.context.store.settle([
            Settlement(lease: claimed.lease, at: followUps.clock.clock.now(), ending: .delivered)
        ])
        let erased: ProblemDetails = try await followUps.send("GET", target).decoded()
        #expect(erased.type == "/problems/secret-erased")
    }

    @Test("has no HTML part where its template has none, and isn't there where nothing is")
    func missing() async throws {
        let target = try await accepted(message())
        #expect(try await text(target, "text") == "パスワードを再設定してください。\n")
        let problem: ProblemDetails = try await followUps.send("GET", "\(target)?part=html").decoded()
        #expect((problem.type, problem.status) == ("/problems/no-html-part", 404))
        #expect(try await followUps.send("GET", "\(target)?part=all").status == 400)
        #expect(try await followUps.send("GET", "/v1/follow-ups/0000000000000/message").status == 404)
    }

    @Test("is in the answer to a dry run, with dots for secrets, and in no other answer")
    func dryRun() async throws {
        let dry = try await followUps.accept(
            order("password-was-set", #"{"new_password":"\#(secret)","name":"花子"}"#),
            target: "/v1/follow-ups?dry_run=true")
        #expect(dry.text?.contains("花子 様") == true)
        #expect(dry.text?.contains("••••••••") == true)
        #expect(dry.text?.contains(secret) == false)
        #expect(try await followUps.accept(target: "/v1/follow-ups?dry_run=true").text == "パスワードを再設定してください。\n")
        #expect(try await followUps.accept().text == nil)
    }

    @Test("is what a case would send after a mark, in a dry run of it, which changes nothing")
    func marks() async throws {
        let opened: CaseResource = try await followUps.post(
            "/v1/cases", #"{"playbook":"password","plan":"basic","to":"hanako@example.jp"}"#, status: 201)
        let target = "/v1/cases/\(opened.id ?? "")"
        let before = try await followUps.send("GET", target).text
        let mark = #"{"mark":"password-set","variables":{"new_password":"-"}}"#
        let tried: CaseResource = try await followUps.post("\(target)/mark?dry_run=true", mark)
        #expect(tried.marks == ["password-set"])
        #expect(tried.next?.template == "password-was-set")
        #expect(tried.next?.dueAt == "2026-11-24T23:00:00+09:00")
        #expect(tried.next?.letter?.text.contains("••••••••") == true)
        for (body, pointer) in [
            (#"{"mark":"password-set"}"#, "/variables/new_password"), (#"{"mark":"passwort-set"}"#, "/mark"),
            (#"{"mark":"password-set","variables":{"nwe_password":"-"}}"#, "/variables/nwe_password"),
        ] {
            let problem = try await followUps.refusal(body, target: "\(target)/mark?dry_run=true")
            #expect(problem.errors?.map(\.pointer).contains(pointer) == true, "\(problem)")
        }
        // Of a mark that isn't there nobody knows what it takes.
        let unknown = try await followUps.refusal(
            #"{"mark":"passwort-set","variables":{"new_password":"-"}}"#, target: "\(target)/mark?dry_run=true")
        #expect(unknown.errors?.map(\.pointer) == ["/mark"])
        let note: ProblemDetails = try await followUps.refusal(
            #"{"variables":{"new_password":"-"}}"#, target: "\(target)/note?dry_run=true")
        #expect(note.status == 422)
        let resolved: CaseResource = try await followUps.post("\(target)/resolve?dry_run=true", "")
        #expect(resolved.state == "resolved")
        #expect(try await followUps.send("GET", target).text == before)
    }

    @Test("is the next one of a case: what is queued, and samples for what the case waits for")
    func cases() async throws {
        let body = #"{"playbook":"password","plan":"basic","to":"hanako@example.jp","variables":{"name":"花子"}}"#
        let dry: CaseResource = try await followUps.post("/v1/cases?dry_run=true", body)
        let planned = try #require(dry.next?.letter)
        let opened: CaseResource = try await followUps.post("/v1/cases", body, status: 201)
        #expect(opened.next?.letter == nil)
        let id = try #require(opened.id)
        var shown = try await followUps.get("/v1/cases/\(id)", as: CaseResource.self)
        #expect(shown.next?.letter == planned)
        #expect(planned.text.contains("花子 様"))
        #expect(planned.samples == [])

        let chat: CaseResource = try await followUps.post(
            "/v1/cases", #"{"playbook":"chat","plan":"basic","variables":{"question":"Why?"}}"#, status: 201)
        try followUps.clock.set("2026-11-24T23:00:00+09:00")
        try await followUps.deliverDue(plan: "24/7")
        for _ in 0..<4 where shown.next?.needs.isEmpty ?? true {
            try await followUps.deliverDue()
            shown = try await followUps.get("/v1/cases/\(chat.id ?? "")")
            try followUps.clock.set(shown.next?.dueAt ?? "2026-11-24T23:00:00+09:00")
        }
        #expect(shown.next?.needs == ["request_id"])
        let waiting = try #require(shown.next?.letter)
        #expect(waiting.samples == ["request_id"])
        #expect(waiting.text.contains("〔見本：#"), "\(waiting.text)")
    }
}
