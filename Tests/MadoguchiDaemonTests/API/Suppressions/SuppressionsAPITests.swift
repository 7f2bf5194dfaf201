import Foundation
import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

@Suite("The list of suppressed recipients")
struct SuppressionsAPITests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try TestFollowUps()
    }

    @Test(
        "takes no reason that shows another text than there is, or does something to a terminal",
        arguments: ["a\\u001B[31m", "a\\u009B31m", "a\\u202Eb", "a\\u2066b", "a\\nb", "a\\u0007"])
    func reasons(reason: String) async throws {
        let response = try await followUps.send(
            "POST", "/v1/suppressions", #"{"address":"hanako@example.jp","reason":"\#(reason)"}"#)
        #expect(response.status == 422)
    }

    @Test("takes an address, or the follow-up that went to it, and calls off what is queued")
    func adding() async throws {
        let message = try await followUps.accept(message(["to": "\"hanako@example.jp\""]))
        let added: SuppressionResource = try await followUps.post(
            "/v1/suppressions", #"{"follow_up":"\#(message.id ?? "")","reason":"asked by mail"}"#, status: 201)
        #expect(added.address == "hanako@example.jp")
        #expect(added.reason == "asked by mail")
        #expect(added.cancelled == 1)
        let shown: FollowUpResource = try await followUps.get("/v1/follow-ups/\(message.id ?? "")")
        #expect(shown.state == "cancelled")
        #expect(shown.history?.last?.move == "suppressed")
        let again: SuppressionResource = try await followUps.post(
            "/v1/suppressions", #"{"address":"HANAKO@example.jp"}"#)
        #expect(again.reason == "asked by mail")
    }

    @Test("stops what is recurring alone where that is asked for, and can be narrowed and widened")
    func scopes() async throws {
        let narrow: SuppressionResource = try await followUps.post(
            "/v1/suppressions", #"{"address":"hanako@example.jp","scope":"recurring"}"#, status: 201)
        #expect(narrow.scope == "recurring")
        try await followUps.accept(message(["to": "\"hanako@example.jp\""]))
        try followUps.clock.set("2026-11-24T12:01:00+09:00")
        let unchanged: SuppressionResource = try await followUps.post(
            "/v1/suppressions", #"{"address":"hanako@example.jp"}"#)
        #expect(unchanged.scope == "recurring")
        let wide: SuppressionResource = try await followUps.post(
            "/v1/suppressions", #"{"address":"hanako@example.jp","scope":"all"}"#)
        #expect(wide.scope == "all")
        #expect(wide.cancelled == 1)
        let page: SuppressionPage = try await followUps.get("/v1/suppressions")
        #expect(page.suppressions.map(\.scope) == ["all"])
        let refused = try await followUps.send(
            "POST", "/v1/suppressions", #"{"address":"a@example.jp","scope":"some"}"#)
        #expect(refused.status == 422)
    }

    @Test("is kept to by single messages and by batches")
    func keptTo() async throws {
        let _: SuppressionResource = try await followUps.post(
            "/v1/suppressions", #"{"address":"hanako@example.jp"}"#, status: 201)
        let problem = try await followUps.refusal(message(["to": "\"Hanako@example.jp\""]))
        #expect(problem.status == 409)
        #expect(problem.errors?.first?.pointer == "/to")
        let lines = message(["to": "\"hanako@example.jp\""]) + "\n" + message()
        #expect(try await followUps.batch(lines).map(\.status) == [409, 201])
        let removed: SuppressionResource = try await followUps.post(
            "/v1/suppressions/remove", #"{"address":"hanako@example.jp"}"#)
        #expect(removed.address == "hanako@example.jp")
        try await followUps.accept(message(["to": "\"hanako@example.jp\""]))
        #expect(
            try await followUps.send("POST", "/v1/suppressions/remove", #"{"address":"hanako@example.jp"}"#).status
                == 404)
    }

    @Test("is shown in pages")
    func pages() async throws {
        for name in ["c", "a", "b"] {
            let _: SuppressionResource = try await followUps.post(
                "/v1/suppressions", #"{"address":"\#(name)@example.jp"}"#, status: 201)
        }
        let first: SuppressionPage = try await followUps.get("/v1/suppressions?limit=2")
        #expect(first.suppressions.map(\.address) == ["a@example.jp", "b@example.jp"])
        let second: SuppressionPage = try await followUps.get("/v1/suppressions?cursor=\(first.cursor ?? "")")
        #expect(second.suppressions.map(\.address) == ["c@example.jp"])
        #expect(second.cursor == nil)
    }

    @Test(
        "points at what is wrong",
        arguments: [
            (#"{}"#, ""), (#"{"address":"x"}"#, "/address"), (#"{"follow_up":"x"}"#, "/follow_up"),
            (#"{"address":"a@b.jp","follow_up":"0000000000000"}"#, ""), (#"{"adress":"a@b.jp"}"#, ""),
        ])
    func faults(body: String, pointer: String) async throws {
        let response = try await followUps.send("POST", "/v1/suppressions", body)
        #expect(response.status == 422)
        #expect(try response.decoded(as: ProblemDetails.self).errors?.first?.pointer == pointer)
    }
}
