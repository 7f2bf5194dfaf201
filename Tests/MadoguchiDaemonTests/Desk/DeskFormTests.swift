import FollowUps
import Foundation
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Forms of the desk")
struct DeskFormTests {
    private let desk: TestDesk

    init() throws {
        desk = try TestDesk()
    }

    private static let new = [
        ("plan", "basic"), ("to", "tanaka@example.com"), ("kind", "guidance"), ("subject", "ログイン"),
        ("text", "一行目\n二行目 <b>"), ("when", "next"), ("not_before", ""), ("after_staffed", ""), ("case", ""),
    ]

    /// The form's own fields with others in place of what was typed.
    private func filled(_ page: Response, _ values: [(String, String)], step: String) throws -> [(String, String)] {
        let own = try TestDesk.form(in: page, to: "queue/new").filter { $0.0.hasPrefix("_") }
        return own + values + [("_step", step)]
    }

    private func queued() async throws -> Int {
        try await desk.followUps.get("/v1/follow-ups", as: FollowUpPage.self).followUps.count
    }

    @Test("show what would be done, do it once, and say what was done", arguments: Language.allCases)
    func whole(language: Language) async throws {
        let page = try await desk.get("/desk/queue/new", in: language)
        let looked = try await desk.post(
            "/desk/queue/new", try filled(page, Self.new, step: "look"), in: language)
        #expect(looked.status == 200, "\(looked.text)")
        #expect(looked.text.contains("一行目\n二行目 &lt;b&gt;"))
        #expect(try await queued() == 0)
        // The second page's form has all that was typed.
        let values = try TestDesk.form(in: looked, to: "queue/new") + [("_step", "send")]
        let done = try await desk.post("/desk/queue/new", values, in: language)
        #expect(done.status == 303)
        let location = try #require(done.field("location"))
        let after = try await desk.get("/desk/queue/" + location.dropFirst("../queue/".count), in: language)
        #expect(after.text.contains(Wording.deskQueued[language]))
        #expect(try await queued() == 1)

        let again = try await desk.post("/desk/queue/new", values, in: language)
        #expect(again.status == 303)
        #expect(again.field("location") == location)
        #expect(try await queued() == 1)
    }

    @Test("sent twice at the same time do it once")
    func together() async throws {
        let values = try filled(try await desk.get("/desk/queue/new"), Self.new, step: "send")
        let desk = desk
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { try await desk.post("/desk/queue/new", values).status } }
            for try await status in group { #expect(status == 303) }
        }
        #expect(try await queued() == 1)
    }

    @Test("come back with the sentences at their fields and all that was typed")
    func faults() async throws {
        let page = try await desk.get("/desk/queue/new")
        let values = Self.new.map { $0.0 == "to" ? ("to", "tanaka@") : $0 }
        let answer = try await desk.post("/desk/queue/new", try filled(page, values, step: "send"))
        #expect(answer.status == 422)
        #expect(answer.text.contains(#"<p class="fault" id="e-to">"#))
        #expect(answer.text.contains(##"<a href="#f-to">"##))
        #expect(answer.text.contains(#"value="tanaka@""#))
        #expect(answer.text.contains("一行目\n二行目 &lt;b&gt;</textarea>"))
        // Corrected, it goes by the same form.
        let corrected = try filled(answer, Self.new, step: "send")
        #expect(try await desk.post("/desk/queue/new", corrected).status == 303)
    }

    @Test("from elsewhere, or of nobody's making, do nothing")
    func forged() async throws {
        let values = try filled(try await desk.get("/desk/queue/new"), Self.new, step: "send")
        func without(_ name: String, _ value: String? = nil) -> [(String, String)] {
            values.filter { $0.0 != name } + (value.map { [(name, $0)] } ?? [])
        }
        for fields in [
            [("sec-fetch-site", "cross-site")], [("sec-fetch-site", "same-site")], [("origin", "https://evil.example")],
            [("origin", "null")],
        ] {
            let answer = try await desk.post("/desk/queue/new", values, fields: fields)
            #expect(answer.status == 403, "\(fields)")
            #expect(answer.field("content-type") == "text/html; charset=utf-8")
            // Another's words aren't shown under this name.
            #expect(!answer.text.contains("一行目"))
        }
        let (token, key) = (try #require(values.first { $0.0 == "_token" }?.1), try #require(values.first?.1))
        for forged in [
            without("_token"), without("_token", ""), without("_token", String(token.dropLast()) + "x"),
            without("_key"), without("_key", key + "0"), without("_key", "desk-0-0"),
        ] {
            let answer = try await desk.post("/desk/queue/new", forged)
            #expect(answer.status == 403)
            #expect(answer.text.contains("一行目\n二行目 &lt;b&gt;</textarea>"))
        }
        // Somebody else's form, another form's, another run's.
        #expect(try await desk.post("/desk/queue/new", values, uid: 1_001).status == 403)
        #expect(try await desk.post("/desk/queue/pause", without("")).status == 403)
        #expect(try await TestDesk(desk.followUps).post("/desk/queue/new", values).status == 403)
        #expect(try await queued() == 0)
        #expect(try await desk.post("/desk/queue/new", values).status == 303)
    }

    @Test("are good for a day")
    func life() async throws {
        let values = try filled(try await desk.get("/desk/queue/new"), Self.new, step: "send")
        desk.followUps.clock.advance(by: DeskSeal.life + 1)
        let answer = try await desk.post("/desk/queue/new", values)
        #expect(answer.status == 403)
        #expect(answer.text.contains(Wording.deskFormExpired.ja))
        #expect(try await queued() == 0)
    }

    @Test("say what has changed since they were shown, and do nothing")
    func stale() async throws {
        let id = try #require(try await desk.followUps.accept().id)
        let page = try await desk.get("/desk/queue/\(id)/cancel", in: .en)
        #expect(page.status == 200)
        _ = try await desk.followUps.send(
            "POST", "/v1/follow-ups/\(id)/reschedule", #"{"when":{"not_before":"2026-12-01T09:00:00+09:00"}}"#)
        let values = try TestDesk.form(in: page)
        let answer = try await desk.post("/desk/queue/\(id)/cancel", values, in: .en)
        #expect(answer.status == 409)
        #expect(answer.text.contains("→"))
        let one: FollowUpResource = try await desk.followUps.get("/v1/follow-ups/\(id)")
        #expect(one.state == "queued")
        // What is shown now can be sent.
        #expect(try await desk.post("/desk/queue/\(id)/cancel", try TestDesk.form(in: answer), in: .en).status == 303)
    }

    @Test(
        "are read strictly",
        arguments: [
            "_key=a&_key=b", "a", "%zz=1", "a=%ff", "=1", "a=1&&b=2", "a=%00", "stranger=1",
        ])
    func strict(body: String) async throws {
        let own = try TestDesk.form(in: try await desk.get("/desk/queue/pause"))
        let sealed = own.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
        let answer = try await desk.post("/desk/queue/pause", body: "\(sealed)&\(body)")
        #expect([400, 403].contains(answer.status), "\(answer.status)")
        #expect(answer.field("content-type") == "text/html; charset=utf-8")
        #expect(!desk.followUps.queue.status.isPaused)
    }

    @Test("are bounded, and of their own media type")
    func bounds() async throws {
        let long = "text=" + String(repeating: "a", count: FormBody.limit)
        #expect(try await desk.post("/desk/queue/pause", body: long).status == 413)
        let json = try await desk.post("/desk/queue/pause", body: "{}", fields: [("content-type", "application/json")])
        #expect([400, 415].contains(json.status))
    }

    @Test("forget the oldest of too many, which can't be sent again then")
    func forgetting() async throws {
        let submissions = DeskSubmissions(capacity: 10)
        let keys = (0..<12).map {
            DeskSeal.FormKey(at: desk.followUps.clock.clock.now().advanced(bySeconds: Int64($0)))
        }
        for key in keys {
            guard case .first = await submissions.begin(key) else { throw TestFailure("not the first") }
            submissions.end(key, DeskOutcome(path: "", said: .deskPaused), by: "1")
        }
        guard case .forgotten = await submissions.begin(keys[0]) else { throw TestFailure("not forgotten") }
        guard case .earlier = await submissions.begin(keys[11]) else { throw TestFailure("not known") }
        #expect(submissions.outcome(of: keys[11], for: "1") != nil)
        #expect(submissions.outcome(of: keys[11], for: "2") == nil)
    }
}
