import Messages
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUps

@Suite("What keeps a node from sending")
struct NodeObstacleTests {
    private var state: DispatchState
    private var rights = SendingRights(owner: owner, askedAt: 0, claimsUntil: 20_000, finishesUntil: 25_000)

    init() throws {
        let settings = DispatchSettings(
            retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 10,
            perDomainPerSecond: 10, senders: Senders(Sender("support@example.jp")), dateZone: .utc)
        state = DispatchState(
            rules: try .sample(), settings: settings, capacity: 1, owner: owner, pause: .none,
            random: SystemRandomNumberGenerator(), at: 0)
        rights.adopted = state.rules.plans.mapValues(\.basis.fingerprint)
    }

    private mutating func obstacle(at uptime: Int64 = 0) -> DispatchStatus.Obstacle? {
        state.follow(rights, at: Moment(wall: .hours(9), uptime: 0))
        return state.status(at: Moment(wall: .hours(9), uptime: uptime)).obstacle
    }

    @Test("is nothing where it is alone, whatever the time")
    mutating func alone() {
        #expect(state.status(at: Moment(wall: .hours(9), uptime: .max - 1)).obstacle == nil)
    }

    @Test("is that it hasn't joined, or that its last answer is too old")
    mutating func outOfTouch() {
        #expect(obstacle(at: 19_999) == nil)
        #expect(obstacle(at: 20_000) == .outOfTouch)
        rights = .apart(owner)
        #expect(obstacle() == .outOfTouch)
        // A pause is what people can do something about.
        state.setPaused(true, at: 0)
        #expect(obstacle() == .paused)
    }

    @Test("is a clock that isn't the database's")
    mutating func clock() {
        rights.clockOffset = -2_500
        #expect(obstacle() == .clockOff(-2_500))
        #expect(obstacle(at: 20_000) == .outOfTouch)
    }

    @Test("is for some plans that others' hours are adopted, and not that none are")
    mutating func hours() {
        rights.adopted?["growth"] = "others"
        #expect(obstacle() == .hoursDiffer(["growth"]))
        rights.adopted?["growth"] = nil
        #expect(obstacle() == nil)
    }
}
