import FollowUps
import MadoguchiAPI
import SupportHours
import Synchronization
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("Accepting a follow-up")
struct AcceptingTests {
    @Test("answers with the follow-up, when it goes and why")
    func accepted() async throws {
        let followUps = try TestFollowUps()
        let response = try await followUps.send("POST", "/v1/follow-ups", message(["case": "\"A-1\""]))
        #expect(response.status == 201)
        let resource: FollowUpResource = try response.decoded()
        let id = try #require(resource.id)
        #expect(response.field("location") == "/v1/follow-ups/\(id)")
        #expect(FollowUpID(id) != nil)
        #expect(resource.messageID == "<\(id)@example.jp>")
        #expect(resource.state == "queued")
        #expect(resource.to == "customer@example.com")
        #expect(resource.when == WhenRequest(window: "next"))
        #expect(resource.dueAt == "2026-11-24T23:00:00+09:00")
        let reason = try #require(resource.dueBecause)
        #expect(reason.plan == "basic")
        #expect(reason.hours == "Mo-Fr 06:00-17:00")
        #expect(reason.zone == "America/Los_Angeles")
        #expect(reason.tzdata == followUps.current.snapshot.tzdata)
        #expect(reason.rule == "next-window")
        #expect(
            reason.window == WindowBounds(start: "2026-11-24T23:00:00+09:00", end: "2026-11-25T10:00:00+09:00"))
        #expect(reason.held == nil)
        #expect(resource.priority == 4)
        #expect(resource.caseLabel == "A-1")
        #expect(resource.attempts == 0)
        #expect(resource.acceptedAt == "2026-11-24T12:00:00+09:00")
        #expect(resource.warnings.isEmpty)
        #expect(followUps.wakeCount == 1)
    }

    @Test(
        "waits for what it is told to wait for",
        arguments: [
            (#"{"window": "next"}"#, "2026-11-24T23:00:00+09:00", "next-window"),
            (#"{"not_before": "2026-11-25T01:30:00+09:00"}"#, "2026-11-25T01:30:00+09:00", "not-before"),
            // On the display zone's clock where there is no offset; noon is outside the window.
            (#"{"not_before": "2026-11-25T12:00"}"#, "2026-11-25T23:00:00+09:00", "not-before"),
            (#"{"after_staffed": "PT12H"}"#, "2026-11-26T00:00:00+09:00", "after-staffed"),
            (#"{"after_staffed": "0m"}"#, "2026-11-24T23:00:00+09:00", "after-staffed"),
            ("null", "2026-11-24T23:00:00+09:00", "next-window"),
        ])
    func when(when: String, due: String, rule: String) async throws {
        let resource = try await TestFollowUps().accept(message(["when": when]))
        #expect(resource.dueAt == due)
        #expect(resource.dueBecause?.rule == rule)
    }

    @Test("gives the same follow-up for the same key and request, however it is written")
    func replay() async throws {
        let followUps = try TestFollowUps()
        let first = try await followUps.send(
            "POST", "/v1/follow-ups", message(["when": #"{"not_before":"2026-11-25T00:00:00+09:00"}"#]), key: "k-1")
        #expect(first.status == 201)
        let again = try await followUps.send(
            "POST", "/v1/follow-ups",
            message(["when": #" {"not_before" : "2026-11-24T15:00:00Z"}"#, "priority": "4", "case": "null"]), key: "k-1"
        )
        #expect(again.status == 200)
        #expect(again.field("location") == first.field("location"))
        #expect(again.bytes == first.bytes)
        let other = try await followUps.send("POST", "/v1/follow-ups", message(["priority": "5"]), key: "k-1")
        #expect(other.status == 409)
        let problem: ProblemDetails = try other.decoded()
        #expect(problem.type == "/problems/idempotency-conflict")
        #expect(!problem.detail.contains("k-1"))
        #expect(followUps.wakeCount == 1)
    }

    @Test(
        "every field tells one request from another",
        arguments: [
            ("kind", "\"reminder\""), ("plan", "\"pro\""), ("to", "\"x@example.com\""), ("subject", "\"x\""),
            ("text", "\"x\""), ("language", "\"ja\""), ("when", #"{"after_staffed":"1h"}"#),
            ("expires_at", "\"2027-01-01\""), ("priority", "0"), ("case", "\"x\""),
        ])
    func fingerprint(field: String, value: String) async throws {
        let followUps = try TestFollowUps()
        #expect(try await followUps.send("POST", "/v1/follow-ups", message(), key: "k").status == 201)
        #expect(try await followUps.send("POST", "/v1/follow-ups", message([field: value]), key: "k").status == 409)
    }

    @Test("a dry run stores nothing")
    func dryRun() async throws {
        let followUps = try TestFollowUps()
        let resource = try await followUps.accept(target: "/v1/follow-ups?dry_run=true")
        #expect(resource.id == nil)
        #expect(resource.messageID == nil)
        #expect(resource.dueAt == "2026-11-24T23:00:00+09:00")
        #expect(try await followUps.get("/v1/follow-ups", as: FollowUpPage.self).followUps.isEmpty)
        #expect(followUps.wakeCount == 0)
        #expect(try await followUps.send("POST", "/v1/follow-ups?dry_run=yes", message()).status == 400)
    }

    @Test("records who asked")
    func caller() async throws {
        let followUps = try TestFollowUps()
        let created: FollowUpResource = try await followUps.send("POST", "/v1/follow-ups", message(), uid: 1_234)
            .decoded()
        let id = try #require(created.id)
        _ = try await followUps.send("POST", "/v1/follow-ups/\(id)/cancel", uid: 0)
        let shown: FollowUpResource = try await followUps.get("/v1/follow-ups/\(id)")
        #expect(shown.history?.map(\.move) == ["accepted", "cancelled"])
        #expect(shown.history?.map(\.uid) == [1_234, 0])
    }

    @Test(
        "warns of what may not be meant",
        arguments: [
            (["expires_at": "\"2026-11-24T22:00+09:00\""], ["expires-before-due"]),
            (["plan": "\"never\""], ["never-staffed"]),
            (["when": #"{"not_before":"2026-11-23"}"#], ["not-before-past"]),
            (["expires_at": "\"2026-11-24T23:00:01+09:00\""], []),
        ] as [([String: String], [String])])
    func warnings(changes: [String: String], codes: [String]) async throws {
        let body = message(
            ["expires_at": changes["expires_at"], "plan": changes["plan"] ?? "\"basic\"", "when": changes["when"]])
        let resource = try await TestFollowUps().accept(body)
        #expect(resource.warnings.map(\.code) == codes)
        #expect((resource.dueAt == nil) == (changes["plan"] != nil))
        #expect(resource.dueBecause?.held == (changes["plan"] == nil ? nil : "never-staffed"))
    }

    @Test(
        "warns in the language that is asked for, and in the display's where none is",
        arguments: [
            ("ja", "プラン「never」には今後の対応時間帯がないため、保留されています。"), (nil, "プラン「never」には今後の対応時間帯がないため、保留されています。"),
            ("en", "By its hours the plan \"never\" isn't staffed from then on, so this is held."),
        ] as [(String?, String)])
    func warningLanguages(language: String?, detail: String) async throws {
        let followUps = try TestFollowUps()
        let fields = language.map { [("accept-language", $0)] } ?? []
        let body = message(["plan": "\"never\""])
        let response = try await followUps.response("POST", "/v1/follow-ups", [Array(body.utf8)], fields: fields)
        let resource = try response.decoded(as: FollowUpResource.self)
        #expect(resource.warnings.map(\.detail) == [detail])
        let shown = try await followUps.response("GET", "/v1/follow-ups/\(resource.id ?? "")", fields: fields)
        #expect(try shown.decoded(as: FollowUpResource.self).warnings == resource.warnings)
        let lines = try await followUps.response(
            "POST", "/v1/follow-ups/batch?dry_run=true", [Array(body.utf8)],
            fields: fields + [("content-type", "application/x-ndjson")])
        guard case .stream(_, let produce) = lines.body else { throw TestFailure("no stream: \(lines.text)") }
        let answer = Mutex<[UInt8]>([])
        try await produce(ResponseStream { bytes in answer.withLock { $0 += bytes } })
        #expect(String(decoding: answer.withLock(\.self), as: UTF8.self).contains(detail.replacing("\"", with: "\\\"")))
    }

    @Test("a window that never began and never ends is shown from the due instant on")
    func alwaysOpen() async throws {
        let resource = try await TestFollowUps().accept(message(["plan": "\"pro\""]))
        #expect(resource.dueAt == "2026-11-24T12:00:00+09:00")
        #expect(resource.dueBecause?.window == WindowBounds(start: "2026-11-24T12:00:00+09:00", end: nil))
    }

    @Test(
        "takes JSON, or what isn't said to be anything",
        arguments: [
            (nil, 201), ("application/json", 201), ("Application/JSON; charset=utf-8", 201),
            ("application/x-www-form-urlencoded", 201), ("text/plain", 415), ("", 415),
        ])
    func contentType(type: String?, status: Int) async throws {
        let response = try await TestFollowUps().send("POST", "/v1/follow-ups", message(), contentType: type)
        #expect(response.status == status)
    }

    @Test(
        "refuses keys that are none", arguments: ["", "a b", "ä", "a, b", "\u{7F}", String(repeating: "x", count: 256)])
    func keys(key: String) async throws {
        let response = try await TestFollowUps().send("POST", "/v1/follow-ups", message(), key: key)
        #expect(response.status == 400)
        #expect(try response.decoded(as: ProblemDetails.self).type == "/problems/malformed-idempotency-key")
    }

    @Test("says why nothing can be stored, and when to ask again", arguments: StoreError.Reason.allCases)
    func storeFailure(reason: StoreError.Reason) async throws {
        let followUps = try TestFollowUps(store: BrokenStore(reason))
        for (method, target, body) in [
            ("POST", "/v1/follow-ups", message()), ("GET", "/v1/follow-ups", ""), ("GET", "/v1/queue", ""),
            ("POST", "/v1/follow-ups/0000000000000/cancel", ""), ("GET", "/v1/follow-ups/0000000000000", ""),
        ] {
            let response = try await followUps.send(method, target, body)
            #expect(response.status == 503)
            #expect(response.field("retry-after") == "10")
            let problem: ProblemDetails = try response.decoded()
            #expect(problem.type == "/problems/store-\(reason.rawValue)")
            #expect(problem.detail.contains("as the test wants it"))
        }
        // What may have been stored or changed nevertheless is looked for.
        #expect(followUps.wakeCount == (reason == .uncertain ? 2 : 0))
    }
}
