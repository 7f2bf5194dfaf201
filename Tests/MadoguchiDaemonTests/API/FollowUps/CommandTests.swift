import FollowUps
import LinuxSystem
import MadoguchiAPI
import MailAddress
import Messages
import StoreTestKit
import TestAddresses
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("Commands on follow-ups and their queue")
struct CommandTests {
    @Test("cancels, sends again, and gives another time")
    func commands() async throws {
        let followUps = try TestFollowUps()
        let id = try #require(try await followUps.accept().id)
        let target = "/v1/follow-ups/\(id)"
        let moved: FollowUpResource = try await followUps.send(
            "POST", "\(target)/reschedule", #"{"when": {"not_before": "2026-12-01"}}"#
        ).decoded()
        #expect(moved.dueAt == "2026-12-01T00:00:00+09:00")
        let cancelled: FollowUpResource = try await followUps.send("POST", "\(target)/cancel").decoded()
        #expect(cancelled.state == "cancelled")
        #expect(cancelled.dueAt == nil)
        #expect(cancelled.dueBecause == nil)
        #expect(cancelled.endedAt == "2026-11-24T12:00:00+09:00")
        let again: FollowUpResource = try await followUps.send("POST", "\(target)/retry", "{}").decoded()
        #expect(again.state == "queued")
        #expect(again.dueAt == "2026-11-24T23:00:00+09:00")
        #expect(followUps.wakeCount == 3)
        let shown: FollowUpResource = try await followUps.get(target)
        #expect(shown.history?.map(\.move) == ["accepted", "rescheduled", "cancelled", "retried"])
    }

    @Test("a history tells what became of an attempt in the reader's language", arguments: [Language.ja, .en])
    func history(language: Language) async throws {
        let followUps = try TestFollowUps()
        let id = try #require(try await followUps.accept().id)
        try followUps.clock.set("2026-11-25T07:00:00+09:00")
        let lease = try #require(try await followUps.claimDue().first).lease
        try await followUps.context.store.settle([
            Settlement(
                lease: lease, at: followUps.clock.clock.now(), ending: .failed(.rejected), detail: .closedBeforeTurn)
        ])
        let shown: FollowUpResource = try await followUps.response(
            "GET", "/v1/follow-ups/\(id)", fields: [("accept-language", language.rawValue)]
        ).decoded()
        #expect(shown.history?.last?.detail == Wording.closedBeforeTurn[language])
    }

    @Test(
        "whose answers are lost are done once, and where nobody knows, the dispatcher looks",
        arguments: UncertainStore.Loss.allCases)
    func lostAnswers(loss: UncertainStore.Loss) async throws {
        let memory = InMemoryStore()
        let id = try #require(try await TestFollowUps(store: memory).accept().id)
        let twice = try TestFollowUps(store: UncertainStore(memory, losing: 2, loss))
        let cancelled: FollowUpResource = try await twice.send("POST", "/v1/follow-ups/\(id)/cancel").decoded()
        #expect(cancelled.state == "cancelled")
        #expect(twice.wakeCount == 0)
        let ever = try TestFollowUps(store: UncertainStore(memory, losing: 3, loss))
        let problem: ProblemDetails = try await ever.send("POST", "/v1/follow-ups/\(id)/retry").decoded()
        #expect(problem.type == "/problems/\(ProblemCode.storeUncertain.rawValue)")
        #expect(ever.wakeCount == 1)
        let number = try #require(FollowUpID(id))
        let moves = try await memory.moves(of: number)
        #expect(moves == (loss == .after ? [.accepted, .cancelled, .retried] : [.accepted, .cancelled]))
    }

    @Test("says what is possible where something isn't")
    func impossible() async throws {
        let followUps = try TestFollowUps()
        let id = try #require(try await followUps.accept().id)
        let target = "/v1/follow-ups/\(id)"
        let queued = try await followUps.send("POST", "\(target)/retry")
        #expect(queued.status == 409)
        #expect(
            try queued.decoded(as: ProblemDetails.self).detail
                == "The follow-up is queued, which doesn't allow to retry it; what is possible: cancel, reschedule.")
        _ = try await followUps.send("POST", "\(target)/cancel")
        let cancelled: ProblemDetails = try await followUps.send("POST", "\(target)/cancel").decoded()
        #expect(cancelled.detail.hasSuffix("what is possible: retry."))

        let number = try #require(FollowUpID(id))
        _ = try await followUps.send("POST", "\(target)/retry")
        let fixedHeaders = FixedHeaders(sender: "support@example.jp", date: followUps.context.clock.now(), utcOffset: 0)
        let claimed = try await followUps.context.store.claim(
            [number], by: LeaseOwner(rawValue: 1), at: try .init("2026-11-24T23:00:00+09:00"),
            fixedHeaders: fixedHeaders)
        #expect(claimed.count == 1)
        let sending: ProblemDetails = try await followUps.send("POST", "\(target)/cancel").decoded()
        #expect(sending.detail.hasSuffix("wait until the attempt in flight has ended."))
    }

    @Test(
        "refuses what a command doesn't take",
        arguments: [
            ("cancel", #"{"why": "x"}"#, 422), ("retry", "[]", 422), ("cancel", "{", 400), ("reschedule", "", 400),
            ("reschedule", "{}", 422), ("reschedule", #"{"when": {"window": "next"}, "x": 1}"#, 422),
            ("reschedule", #"{"when": null}"#, 422),
        ])
    func bodies(verb: String, body: String, status: Int) async throws {
        let followUps = try TestFollowUps()
        let id = try #require(try await followUps.accept().id)
        #expect(try await followUps.send("POST", "/v1/follow-ups/\(id)/\(verb)", body).status == status)
    }

    @Test("knows no other follow-ups", arguments: ["cancel", "retry", "reschedule"])
    func unknown(verb: String) async throws {
        let response = try await TestFollowUps().send(
            "POST", "/v1/follow-ups/0000000000000/\(verb)",
            verb == "reschedule" ? #"{"when":{"window":"next"}}"# : "")
        #expect(response.status == 404)
    }

    @Test("pauses and resumes, and answers with the queue")
    func pause() async throws {
        let followUps = try TestFollowUps()
        let paused: QueueStatus = try await followUps.send("POST", "/v1/queue/pause").decoded()
        #expect(paused.paused)
        #expect(paused.because == "誰かが一時停止しました")
        let resumed: QueueStatus = try await followUps.send("POST", "/v1/queue/resume", "{}").decoded()
        #expect(!resumed.paused)
        #expect(try await followUps.send("POST", "/v1/queue/pause", #"{"a":1}"#).status == 422)
    }

    @Test(
        "takes only the methods that there are",
        arguments: [
            ("PUT", "/v1/follow-ups", "GET, HEAD, POST"), ("GET", "/v1/follow-ups/batch", "POST"),
            ("DELETE", "/v1/follow-ups/0000000000000", "GET, HEAD"),
            ("GET", "/v1/follow-ups/0000000000000/cancel", "POST"), ("POST", "/v1/queue", "GET, HEAD"),
            ("HEAD", "/v1/queue/pause", "POST"),
        ])
    func methods(method: String, target: String, allowed: String) async throws {
        let response = try await TestFollowUps().send(method, target)
        #expect(response.status == 405)
        #expect(response.field("allow") == "\(allowed), OPTIONS")
    }

    @Test(
        "knows no other paths",
        arguments: [
            "/", "/v1", "/v1/follow-ups/", "/v1/follow-ups/a/b", "/v1/follow-ups/a/cancel/", "/v1/queue/stats",
        ])
    func others(target: String) async throws {
        #expect(try await TestFollowUps().send("GET", target).status == 404)
    }
}
