import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUps

@Suite("What a node may send, once it is told")
struct FollowedRightsTests {
    private var state: DispatchState
    private var rights = SendingRights(owner: owner, askedAt: 0, claimsUntil: 20_000, finishesUntil: 25_000)
    private let now = Moment(wall: .hours(9), uptime: 0)

    init() throws {
        let settings = DispatchSettings(
            retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 10,
            perDomainPerSecond: 10, quota: SendingQuota.Limits(perHour: 3),
            senders: Senders(Sender("support@example.jp")),
            dateZone: .utc)
        state = DispatchState(
            rules: try .sample(), settings: settings, capacity: 1, owner: owner, pause: .none,
            random: SystemRandomNumberGenerator(), at: 0)
        rights.adopted = state.rules.plans.mapValues(\.basis.fingerprint)
        state.follow(rights, at: now)
        state.scannedAt = now.wall
    }

    @Test("is looked for anew when it gets a part in the limits, or loses it, and not where nothing changes")
    mutating func part() {
        state.follow(rights, at: now)
        #expect(state.scannedAt == now.wall)
        for isSending in [true, false] {
            rights.isSending = isSending
            state.follow(rights, at: now)
            #expect(state.scannedAt == nil)
            state.scannedAt = now.wall
        }
    }

    @Test("is looked for anew when other heads fall to it")
    mutating func shares() {
        rights.shares = ["basic": HeadShare(number: 0, count: 2)]
        state.follow(rights, at: now)
        #expect(state.scannedAt == nil)
    }

    @Test("is looked for anew when its hours are adopted, or aren't any more")
    mutating func hours() {
        rights.adopted?["basic"] = "others"
        state.follow(rights, at: now)
        #expect(state.scannedAt == nil)
    }

    @Test("is paced from nothing where it gets a part that others have used just now, and goes on where it had one")
    mutating func pace() {
        #expect(state.limits.readyAt(0) <= 0)
        rights.isSending = true
        state.follow(rights, at: now)
        #expect(state.limits.readyAt(0) == 100)
        #expect(state.limits.readyAt(10_000) <= 10_000)
        state.follow(rights, at: Moment(wall: .hours(9), uptime: 10_000))
        #expect(state.limits.readyAt(10_000) <= 10_000)
    }

    @Test("is nothing while its clock is wrong, it stops, or its relay can't be used; and says so")
    func able() {
        func isAble(_ change: (inout DispatchState) -> Void) -> Bool {
            var state = state
            change(&state)
            return state.needs(at: now).isAble
        }
        #expect(isAble { _ in })
        #expect(!isAble { $0.isStopping = true })
        #expect(!isAble { $0.latest = .hours(40) })
        #expect(!isAble { $0.settings.clockFloor = .hours(10) })
        let report = DeliveryReport(text: "refuses the password")
        #expect(!isAble { _ = $0.breaker.record(.notAttempted(report, .needsOperator), at: 0, jitter: 0.5) })
    }

    @Test("reserves for what hasn't begun, however much others have reserved")
    mutating func unbegun() {
        for id in 1...4 {
            let lease = Lease(id: FollowUpID(rawValue: Int64(id)), owner: owner, attempt: 1)
            state.inFlight[lease.id] = ClaimedFollowUp(
                lease: lease, plan: "basic", kind: .guidance,
                message: Message(recipient: "hana@example.jp", subject: "件名", text: "本文"), messageID: "<1@example.jp>",
                fixedHeaders: .sample, when: .nextWindow, countsFrom: monday, expiresAt: nil, attempts: 1)
            if id > 1 { state.begun.insert(lease.id) }
        }
        rights.reservedByOthers = 5
        state.follow(rights, at: now)
        #expect(state.needs(at: now).reserved == 1)
    }

    @Test("reserves nothing where others have reserved more than is left")
    mutating func reserved() {
        rights.begun = []
        #expect(state.needs(at: now).reserved == 3)
        rights.reservedByOthers = 2
        state.follow(rights, at: now)
        #expect(state.needs(at: now).reserved == 1)
        rights.reservedByOthers = 5
        state.follow(rights, at: now)
        #expect(state.needs(at: now).reserved == 0)
    }
}
