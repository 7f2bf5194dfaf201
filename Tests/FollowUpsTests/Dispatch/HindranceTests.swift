import MailAddress
import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUps

@Suite("A message that was taken up")
struct HindranceTests {
    private var state: DispatchState

    init() throws {
        let settings = DispatchSettings(
            retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 10,
            perDomainPerSecond: 10, senders: Senders(Sender("support@example.jp")), dateZone: .utc)
        state = DispatchState(
            rules: try .sample(), settings: settings, capacity: 1, owner: owner, pause: .none,
            random: SystemRandomNumberGenerator(), at: 0)
    }

    private func message(_ when: When = .nextWindow, expiresAt: Instant? = nil) -> ClaimedFollowUp {
        ClaimedFollowUp(
            lease: Lease(id: 1, owner: owner, attempt: 1), plan: "basic", kind: .guidance,
            message: Message(recipient: "hana@example.jp", subject: "件名", text: "本文"),
            messageID: "<1@example.jp>", fixedHeaders: .sample, when: when, countsFrom: monday, expiresAt: expiresAt,
            attempts: 1)
    }

    @Test("goes on its way while its window is open and it hasn't expired")
    func bounds() {
        let last = Instant.hours(17).advanced(bySeconds: -1)
        #expect(state.hindrance(to: message(), at: Moment(wall: .hours(9), uptime: 0)) == nil)
        #expect(state.hindrance(to: message(expiresAt: .hours(17)), at: Moment(wall: last, uptime: 0)) == nil)
        #expect(state.hindrance(to: message(expiresAt: last), at: Moment(wall: last, uptime: 0)) == .expired)
        #expect(state.hindrance(to: message(), at: Moment(wall: .hours(17), uptime: 0)) == .closed)
    }

    @Test("is waited for until what became of it is settled")
    mutating func idle() {
        let now = Moment(wall: .hours(10), uptime: 0)
        #expect(state.isIdle)
        state.claiming = 1
        #expect(!state.isIdle)
        _ = state.handle(.claimed([message()]), at: now)
        #expect(!state.isIdle && state.inFlight.count == 1)
        state.end(Lease(id: 1, owner: owner, attempt: 1), .delivered(DeliveryReport(text: "Ok")), at: now)
        #expect(!state.isIdle && state.ended.count == 1)
        _ = state.handle(.tick, at: now)
        #expect(!state.isIdle && state.settling.count == 1)
        _ = state.handle(.settled(lost: []), at: now)
        #expect(state.isIdle)
    }

    @Test("is kept back where hours that came meanwhile make it due later")
    mutating func otherHours() throws {
        let message = message(.afterStaffed(seconds: 3_600))
        #expect(state.hindrance(to: message, at: Moment(wall: .hours(10), uptime: 0)) == nil)
        state.follow(try .sample(["basic": "Mo-Fr 09:30-17:00"]))
        #expect(state.hindrance(to: message, at: Moment(wall: .hours(10), uptime: 0)) == .closed)
        state.follow(try .sample(["growth": "24/7"]))
        #expect(state.hindrance(to: message, at: Moment(wall: .hours(10), uptime: 0)) == .planGone)
    }

    @Test("is put back, uncounted and held, while the plan of its case isn't configured")
    mutating func casePlanGone() throws {
        var message = message()
        message.casePlan = "premium"
        // It couldn't be rendered either.
        message.fault = RenderingError(.planOfHoursGone)
        state.start(message, at: Moment(wall: .hours(10), uptime: 0))
        #expect(state.inFlight.isEmpty)
        let settlement = try #require(state.ended.first)
        #expect(
            settlement.ending == .queued(.returned, notBefore: .hours(10), due: Due(at: nil, basis: nil)))
        message.casePlan = "growth"
        state.start(message, at: Moment(wall: .hours(10), uptime: 0))
        #expect(state.ended.last?.ending == .failed(.rejected))
    }

    @Test("whose secrets can't be read here is put back for a while, uncounted, and is neither sent nor given up")
    mutating func unreadable() throws {
        var message = message()
        message.unreadable = .sealingKeyMissing(2, "1")
        // It couldn't be rendered either.
        message.fault = RenderingError(.planOfHoursGone)
        state.claiming = 1
        let actions = state.handle(.claimed([message]), at: Moment(wall: .hours(10), uptime: 0))
        #expect(state.inFlight.isEmpty)
        let later = Instant.hours(10).advanced(bySeconds: 300)
        let settlements = state.ended + state.settling
        let settlement = try #require(settlements.first)
        guard case .queued(.returned, later, let due) = settlement.ending else {
            Issue.record("\(settlement.ending)")
            return
        }
        #expect(due.at == later)
        #expect(settlement.detail == .sealingKeyMissing(2, "1"))
        #expect(
            actions.contains { action in
                if case .report(.unreadable(1, .sealingKeyMissing(2, "1"))) = action { true } else { false }
            })
        #expect(!actions.contains { if case .deliver = $0 { true } else { false } })
    }

    @Test("is outside of its window once that is closed, whatever else holds others back")
    mutating func outside() throws {
        let now = Moment(wall: .hours(10), uptime: 0)
        let message = message(expiresAt: .hours(12))
        state.start(message, at: now)
        #expect(state.outsideWindows(at: now.wall).isEmpty)
        // What has begun leaves after its expiry, too: that closes nothing.
        #expect(state.outsideWindows(at: .hours(13)).isEmpty)
        state.follow(try .sample(["basic": "Mo-Fr 13:00-17:00"]))
        #expect(state.hindrance(to: message, at: Moment(wall: now.wall, uptime: 0)) == .expired)
        #expect(state.outsideWindows(at: now.wall) == [message.lease])
        state.setPaused(true, at: 0)
        #expect(state.outsideWindows(at: now.wall) == [message.lease])
        state.setPaused(false, at: 0)
        state.isStopping = true
        #expect(state.outsideWindows(at: now.wall) == [message.lease])
        state.follow(try .sample(["growth": "24/7"]))
        #expect(state.outsideWindows(at: now.wall) == [message.lease])
        state.follow(try .sample())
        #expect(state.outsideWindows(at: now.wall).isEmpty)
    }

    @Test("that has begun data is ended for as long as its node trusts in being alive, whatever is allowed to begin")
    mutating func ending() {
        let lease = message().lease
        // Nobody shares the store.
        #expect(state.hindranceToEnding(lease, at: .max - 1) == nil)
        var rights = SendingRights(owner: owner, askedAt: 0, claimsUntil: 20_000, finishesUntil: 25_000)
        rights.adopted = [:]
        state.follow(rights, at: Moment(wall: .hours(9), uptime: 0))
        #expect(state.hindrance(to: message(), at: Moment(wall: .hours(9), uptime: 20_000)) == .outOfTouch)
        #expect(state.hindranceToEnding(lease, at: 24_999) == nil)
        #expect(state.hindranceToEnding(lease, at: 25_000) == .outOfTouch)
        // A beat was answered after all.
        rights.finishesUntil = 60_000
        state.follow(rights, at: Moment(wall: .hours(9), uptime: 35_000))
        #expect(state.hindranceToEnding(lease, at: 35_000) == nil)
        rights.owner = LeaseOwner(rawValue: owner.rawValue + 1)
        state.follow(rights, at: Moment(wall: .hours(9), uptime: 35_000))
        #expect(state.hindranceToEnding(lease, at: 35_000) == .leaseLost)
    }

    @Test("is kept back while nothing is sent")
    mutating func stopped() {
        state.setPaused(true, at: 0)
        #expect(state.hindrance(to: message(), at: Moment(wall: .hours(9), uptime: 0)) == .stopped)
        state.setPaused(false, at: 0)
        state.isStopping = true
        #expect(state.hindrance(to: message(), at: Moment(wall: .hours(9), uptime: 0)) == .stopped)
    }
}
