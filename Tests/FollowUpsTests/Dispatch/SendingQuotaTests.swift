import MailAddress
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUps

@Suite("Limits over hours and days")
struct SendingQuotaTests {
    private func quota(perHour: Int? = nil, perDay: Int? = nil) -> SendingQuota {
        SendingQuota(SendingQuota.Limits(perHour: perHour, perDay: perDay))
    }

    private func after(_ seconds: Int64) -> Instant { monday.advanced(bySeconds: seconds) }

    @Test("don't exist unless they are given")
    func none() {
        var quota = quota()
        quota.count(1_000_000, at: monday)
        #expect(quota.room(at: monday) == .max)
        #expect(quota.opensAt(monday) == nil)
    }

    @Test("let as many begin data as they say, and go on when the first minute has left the window")
    func sliding() {
        var quota = quota(perHour: 5)
        quota.count(3, at: after(10))
        quota.count(at: after(59))
        quota.count(at: after(60))
        #expect(quota.room(at: after(60)) == 0)
        #expect(quota.opensAt(after(60)) == after(3_660))
        #expect(quota.room(at: after(3_659)) == 0)
        #expect(quota.room(at: after(3_660)) == 4)
        #expect(quota.opensAt(after(3_660)) == nil)
        #expect(quota.room(at: after(3_720)) == 5)
    }

    @Test("hold both")
    func both() {
        var quota = quota(perHour: 2, perDay: 3)
        quota.count(2, at: after(0))
        #expect(quota.opensAt(after(0)) == after(3_660))
        quota.count(at: after(3_660))
        #expect(quota.room(at: after(3_660)) == 0)
        #expect(quota.opensAt(after(3_660)) == after(86_460))
    }

    @Test("remember what an earlier run sent")
    func restored() {
        var quota = quota(perDay: 10)
        quota.restore([DataCount(minute: after(-60), count: 4), DataCount(minute: after(0), count: 6)])
        #expect(quota.opensAt(monday) == after(86_400))
    }

    @Test("aren't mistaken about a clock that was set back, nor stopped by one that was years ahead")
    func clocks() {
        var quota = quota(perHour: 3)
        quota.count(at: after(1_800))
        quota.count(at: after(0))
        #expect(quota.room(at: after(0)) == 1)
        quota.restore([DataCount(minute: after(300_000_000), count: 3)])
        #expect(quota.room(at: after(0)) == 3)
    }

    @Test("lowered or raised by a reload, count what has left already")
    func reloaded() {
        var quota = quota()
        quota.count(10, at: monday)
        quota.limits.perHour = 10
        #expect(quota.room(at: monday) == 0)
        quota.limits.perHour = 12
        #expect(quota.room(at: monday) == 2)
    }

    @Test(
        "tell when so many will have left",
        arguments: [
            (nil, nil, 100, 10.0, 10), (1_000, nil, 100, 10.0, 10), (100, nil, 100, 10.0, 10),
            (100, nil, 101, 10.0, 3_661),
            (100, 150, 151, 10.0, 86_461), (60, nil, 121, 1.0, 7_321), (1, nil, 3, 10.0, 7_321),
        ] as [(Int?, Int?, Int, Double, Int64)])
    func forecast(perHour: Int?, perDay: Int?, number: Int, perSecond: Double, seconds: Int64) {
        let quota = quota(perHour: perHour, perDay: perDay)
        #expect(quota.isDone(number, from: monday, perSecond: perSecond) == after(seconds))
    }

    @Test("count what begins in the last second of a minute in that minute, and no more")
    func lastSecond() {
        // One in the first minute and one in the next; so the third has room a minute before the fourth.
        let quota = quota(perHour: 2)
        #expect(quota.isDone(3, from: after(59), perSecond: 1) == after(3_661))
        #expect(quota.isDone(4, from: after(59), perSecond: 1) == after(3_721))
    }

    @Test("tell nothing of what is more than thirty days away")
    func farAway() {
        #expect(quota(perDay: 1).isDone(40, from: monday, perSecond: 10) == nil)
    }

    private func state(perHour: Int) throws -> DispatchState {
        DispatchState(
            rules: try .sample(),
            settings: DispatchSettings(
                retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 100,
                perDomainPerSecond: 100, quota: SendingQuota.Limits(perHour: perHour),
                senders: Senders(Sender("support@example.jp")), dateZone: .utc),
            capacity: 10, owner: owner, pause: .none, random: SystemRandomNumberGenerator(), at: 0)
    }

    @Test("leave no more to be claimed than may begin data, and count none twice")
    func claims() throws {
        var state = try state(perHour: 3)
        let now = Moment(wall: .hours(9), uptime: 0)
        _ = state.handle(.wake, at: now)
        _ = state.handle(.derived, at: now)
        let heads = (1...9).map {
            DueHead(
                id: FollowUpID(rawValue: $0), domain: "example.com", priority: Priority(clamping: 5), dueAt: .hours(9))
        }
        let actions = state.handle(.read(plan: "basic", heads: heads, isEnd: true), at: now)
        var claimed: [FollowUpID] = []
        for case .claim(let ids, _, _) in actions { claimed += ids }
        #expect(claimed.map(\.rawValue) == [1, 2, 3])
        #expect(state.status(at: now).obstacle == nil)
        for id in claimed { state.begin(Lease(id: id, owner: owner, attempt: 1), at: now.wall) }
        #expect(state.status(at: now).obstacle == .limitReached(until: Instant.hours(10).advanced(bySeconds: 60)))
    }

    @Test("count what was delivered without beginning data, as into a maildir, and only that")
    func withoutData() throws {
        var state = try state(perHour: 3)
        let now = Moment(wall: .hours(9), uptime: 0)
        let report = DeliveryReport(text: "filed")
        for (number, outcome) in [DeliveryOutcome.delivered(report), .notAttempted(report, .passing)].enumerated() {
            let lease = Lease(id: FollowUpID(rawValue: Int64(number) + 1), owner: owner, attempt: 1)
            let message = Message(recipient: "hana@example.jp", subject: "件名", text: "本文")
            state.inFlight[lease.id] = ClaimedFollowUp(
                lease: lease, plan: "basic", kind: .guidance, message: message, messageID: "<1@example.jp>",
                fixedHeaders: .sample, when: .nextWindow, countsFrom: monday, expiresAt: nil, attempts: 1)
            state.end(lease, outcome, at: now)
        }
        #expect(state.quota.room(at: now.wall) == 2)
    }
}
