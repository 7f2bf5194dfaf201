import FollowUps
import MadoguchiAPI
import SupportHours
import Testing

@testable import MadoguchiDaemon

@Suite("The queue's status")
struct QueueStatusTests {
    @Test("an empty queue has nothing due")
    func empty() async throws {
        let status: QueueStatus = try await TestFollowUps().get("/v1/queue")
        #expect(Set(status.states.keys) == Set(FollowUpState.allCases.map(\.rawValue)))
        #expect(status.states.values.allSatisfy { $0 == 0 })
        #expect(status.plans.isEmpty)
        #expect(status.oldestDue == nil)
        #expect(status.nextDue == nil)
        #expect(!status.paused)
        #expect(status.held == 0)
        #expect(Set(status.forecast.keys) == ["basic", "pro", "never"])
        #expect(status.forecast["basic"]?.due == 0)
        #expect(status.forecast["basic"]?.fits == nil)
        #expect(status.forecast["never"]?.window == nil)
    }

    @Test("counts states plan by plan, what is held, and when something goes next")
    func counts() async throws {
        let followUps = try TestFollowUps()
        for plan in ["basic", "basic", "never", "pro"] { try await followUps.accept(message(["plan": "\"\(plan)\""])) }
        let gone = try await followUps.accept()
        _ = try await followUps.send("POST", "/v1/follow-ups/\(try #require(gone.id))/cancel")
        let status: QueueStatus = try await followUps.get("/v1/queue")
        #expect(status.states["queued"] == 4)
        #expect(status.states["cancelled"] == 1)
        #expect(status.plans["basic"]?["queued"] == 2)
        #expect(status.plans["basic"]?["cancelled"] == 1)
        #expect(status.held == 1)
        // pro is open and waits for nothing.
        #expect(status.oldestDue == "2026-11-24T12:00:00+09:00")
        #expect(status.nextDue == "2026-11-24T23:00:00+09:00")
    }

    @Test("what was due in a window that has closed isn't due before the next one")
    func closedMeanwhile() async throws {
        let followUps = try TestFollowUps()
        try await followUps.accept()
        try await followUps.accept(message(["when": #"{"not_before":"2026-11-27"}"#]))
        try followUps.clock.set("2026-11-25T09:59:59+09:00")
        let open: QueueStatus = try await followUps.get("/v1/queue")
        #expect(open.oldestDue == "2026-11-24T23:00:00+09:00")
        #expect(open.nextDue == "2026-11-27T00:00:00+09:00")
        try followUps.clock.set("2026-11-25T10:00:00+09:00")
        let closed: QueueStatus = try await followUps.get("/v1/queue")
        #expect(closed.oldestDue == nil)
        #expect(closed.nextDue == "2026-11-25T23:00:00+09:00")
    }

    @Test("what a window left has been due since the next one opened")
    func leftOver() async throws {
        let followUps = try TestFollowUps()
        try await followUps.accept()
        try followUps.clock.set("2026-11-25T23:00:30+09:00")
        let status: QueueStatus = try await followUps.get("/v1/queue")
        #expect(status.oldestDue == "2026-11-25T23:00:00+09:00")
        #expect(status.nextDue == nil)
    }

    @Test("what expires before it can leave is neither due nor forecast, and isn't held")
    func expiring() async throws {
        let followUps = try TestFollowUps()
        try await followUps.accept(message(["expires_at": "\"2026-11-24T22:00+09:00\""]))
        let status: QueueStatus = try await followUps.get("/v1/queue")
        #expect(status.states["queued"] == 1)
        #expect(status.nextDue == nil)
        #expect(status.held == 0)
        #expect(status.forecast["basic"]?.due == 0)
    }

    @Test("counts follow-ups of a plan that is gone as held")
    func goneplan() async throws {
        let followUps = try TestFollowUps()
        try await followUps.accept()
        followUps.current.replace(with: try TestHours.snapshot(sendingPlans.replacing("  basic:", with: "  renamed:")))
        let status: QueueStatus = try await followUps.get("/v1/queue")
        #expect(status.held == 1)
        #expect(status.plans["basic"]?["queued"] == 1)
        #expect(status.forecast["basic"] == nil)
    }

    @Test("forecasts whether what is due fits into the window")
    func forecast() async throws {
        let followUps = try TestFollowUps()
        for _ in 0..<25 { try await followUps.accept() }
        // At ten a second, 25 take three seconds.
        let before: QueueStatus = try await followUps.get("/v1/queue")
        let coming = try #require(before.forecast["basic"])
        #expect(coming.window == WindowBounds(start: "2026-11-24T23:00:00+09:00", end: "2026-11-25T10:00:00+09:00"))
        #expect(coming.due == 25)
        #expect(coming.perSecond == 10)
        #expect(coming.doneAt == "2026-11-24T23:00:03+09:00")
        #expect(coming.fits == true)
        try followUps.clock.set("2026-11-25T09:59:58+09:00")
        let late: QueueStatus = try await followUps.get("/v1/queue")
        let present = try #require(late.forecast["basic"])
        #expect(present.window == WindowBounds(start: "2026-11-25T09:59:58+09:00", end: "2026-11-25T10:00:00+09:00"))
        #expect(present.doneAt == "2026-11-25T10:00:01+09:00")
        #expect(present.fits == false)
    }

    @Test("knows of the limits over hours and days")
    func limits() async throws {
        let followUps = try TestFollowUps()
        for _ in 0..<25 { try await followUps.accept() }
        for (limits, doneAt) in [
            (SendingQuota.Limits(perHour: 25), "2026-11-24T23:00:03+09:00"),
            (SendingQuota.Limits(perHour: 20), "2026-11-25T00:01:01+09:00"),
            (SendingQuota.Limits(perHour: 10), "2026-11-25T01:02:01+09:00"),
            (SendingQuota.Limits(perHour: 10, perDay: 20), "2026-11-25T23:01:01+09:00"),
        ] {
            followUps.queue.limit(by: SendingQuota(limits))
            let status: QueueStatus = try await followUps.get("/v1/queue")
            let forecast = try #require(status.forecast["basic"])
            #expect(forecast.doneAt == doneAt)
            #expect(forecast.fits == (limits.perDay == nil))
        }
    }

    @Test("plans that are open together take turns")
    func turns() async throws {
        let followUps = try TestFollowUps(now: "2026-11-24T23:30:00+09:00")
        for _ in 0..<100 { try await followUps.accept() }
        for _ in 0..<20 { try await followUps.accept(message(["plan": "\"pro\""])) }
        let status: QueueStatus = try await followUps.get("/v1/queue")
        #expect(status.forecast["basic"]?.doneAt == "2026-11-24T23:30:12+09:00")
        #expect(status.forecast["pro"]?.doneAt == "2026-11-24T23:30:04+09:00")
        #expect(status.forecast["pro"]?.fits == true)
    }

    @Test("nothing is done before it is due")
    func lateOnes() async throws {
        let followUps = try TestFollowUps()
        try await followUps.accept(message(["plan": "\"pro\"", "when": #"{"not_before":"2026-12-24T08:00"}"#]))
        let status: QueueStatus = try await followUps.get("/v1/queue")
        #expect(status.forecast["pro"]?.due == 1)
        #expect(status.forecast["pro"]?.doneAt == "2026-12-24T08:00:00+09:00")
    }
}
