import MailAddress
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUps

@Suite("A clock that can't be right")
struct ClockFloorTests {
    private func state(clockFloor: Instant) throws -> DispatchState {
        let settings = DispatchSettings(
            retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 10,
            perDomainPerSecond: 10, clockFloor: clockFloor, senders: Senders(Sender("support@example.jp")),
            dateZone: .utc)
        return DispatchState(
            rules: try .sample(), settings: settings, capacity: 1, owner: owner, pause: .none,
            random: SystemRandomNumberGenerator(), at: 0)
    }

    @Test("sends nothing, says so once, and is looked at until it is right")
    func holding() throws {
        var state = try state(clockFloor: .hours(8))
        let early = Moment(wall: Instant(secondsSinceEpoch: 60), uptime: 0)
        var reports = 0
        var alarms: [Int64] = []
        for event in [DispatchEvent.wake, .derived, .wake] {
            for action in state.handle(event, at: early) {
                switch action {
                case .report(.clockWrong(early.wall)): reports += 1
                case .alarm(let uptime): alarms.append(uptime)
                default: Issue.record("\(action)")
                }
            }
        }
        #expect(reports == 1)
        #expect(alarms == [1_000])
        #expect(state.status(at: early).obstacle == .clockWrong)

        let right = Moment(wall: .hours(9), uptime: 1_000)
        let actions = state.handle(.tick, at: right)
        #expect(actions.contains { if case .report(.clockRight) = $0 { true } else { false } })
        #expect(actions.contains { if case .derive = $0 { true } else { false } })
        #expect(state.status(at: right).obstacle == nil)
    }

    @Test("holds a message back that was claimed by another")
    func hindrance() throws {
        let state = try state(clockFloor: .hours(9))
        let message = ClaimedFollowUp(
            lease: Lease(id: 1, owner: owner, attempt: 1), plan: "basic", kind: .guidance,
            message: Message(recipient: "hana@example.jp", subject: "件名", text: "本文"),
            messageID: "<1@example.jp>", fixedHeaders: .sample, when: .nextWindow, countsFrom: monday, expiresAt: nil,
            attempts: 1)
        #expect(
            state.hindrance(to: message, at: Moment(wall: Instant.hours(9).advanced(bySeconds: -1), uptime: 0))
                == .clockWrong)
        #expect(state.hindrance(to: message, at: Moment(wall: .hours(9), uptime: 0)) == nil)
    }

    @Test("halts what was recorded more than a day ahead, until somebody says that the clock is right")
    func ahead() throws {
        var state = try state(clockFloor: .hours(0))
        state.latest = .hours(40)
        let now = Moment(wall: .hours(15), uptime: 0)
        var reports: [DispatchReport] = []
        var alarms: [Int64] = []
        for event in [DispatchEvent.wake, .derived, .wake] {
            for action in state.handle(event, at: now) {
                switch action {
                case .report(let report): reports.append(report)
                case .alarm(let uptime): alarms.append(uptime)
                default: Issue.record("\(action)")
                }
            }
        }
        // It is looked at again: somebody may set it right.
        #expect(alarms == [1_000])
        #expect(reports == [.clockBehind(now.wall, latest: .hours(40))])
        #expect(state.status(at: now).obstacle == .clockBehind(.hours(40)))
        state.setPaused(false, at: 0)
        let actions = state.handle(.paused(false), at: now)
        #expect(actions.contains { if case .derive = $0 { true } else { false } })
        #expect(state.status(at: now).obstacle == nil)
        #expect(state.latest == now.wall)
    }

    @Test("goes on by itself where the clock is set right, and bears being set back by less than a day")
    func setBack() throws {
        var state = try state(clockFloor: .hours(0))
        func obstacle(at hours: Int64) -> DispatchStatus.Obstacle? {
            let now = Moment(wall: .hours(hours), uptime: 0)
            _ = state.handle(.wake, at: now)
            return state.status(at: now).obstacle
        }
        #expect(obstacle(at: 100) == nil)
        #expect(obstacle(at: 76) == nil)
        #expect(obstacle(at: 75) == .clockBehind(.hours(100)))
        #expect(obstacle(at: 99) == nil)
    }

    @Test("an id tells when it was made")
    func madeAt() {
        var generator = FollowUpIDGenerator(slot: 3)
        let id = generator.next(milliseconds: 1_795_608_000_999, random: .max)
        #expect(id.madeAt == Instant(secondsSinceEpoch: 1_795_608_000))
    }
}
