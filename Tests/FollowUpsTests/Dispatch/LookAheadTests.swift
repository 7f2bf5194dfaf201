import MailAddress
import StoreTestKit
import SupportHours
import TestAddresses
import Testing

@testable import FollowUps

@Suite("The dispatcher's look-ahead")
struct LookAheadTests {
    private var state: DispatchState

    init() throws {
        let settings = DispatchSettings(
            retry: RetryPolicy(attempts: 3, first: 60, longest: 600), repeatsUncertain: true, perSecond: 1,
            perDomainPerSecond: 1, senders: Senders(Sender("support@example.jp")), dateZone: .utc)
        state = DispatchState(
            rules: try .sample(["basic": "Mo-Fr 09:00-17:00"]), settings: settings, capacity: 1, owner: owner,
            pause: .none, random: SystemRandomNumberGenerator(), at: 0)
        _ = state.handle(.wake, at: Self.moment(.hours(9)))
    }

    private static func moment(_ wall: Instant) -> Moment {
        Moment(wall: wall, uptime: wall.seconds(since: monday) * 1_000)
    }

    /// - Returns: the instants after which it is to look ahead.
    private mutating func looksAhead(on event: DispatchEvent, at wall: Instant) -> [Instant] {
        state.handle(event, at: Self.moment(wall)).compactMap { action in
            if case .lookAhead(let seen) = action { seen } else { nil }
        }
    }

    private func heads(_ ids: Range<Int64>) -> [DueHead] {
        ids.map {
            DueHead(id: FollowUpID(rawValue: $0), domain: "\($0 % 3).example.jp", priority: .usual, dueAt: .hours(9))
        }
    }

    @Test("asks for what comes after the instant at which the scans began, however long they took")
    mutating func seen() {
        #expect(looksAhead(on: .derived, at: .hours(9)).isEmpty)
        #expect(looksAhead(on: .read(plan: "basic", heads: [], isEnd: true), at: .hours(10)) == [.hours(9)])
    }

    @Test("doesn't wait for a plan that has more than can be at hand")
    mutating func crowd() {
        #expect(looksAhead(on: .derived, at: .hours(9)).isEmpty)
        let page = DispatchEvent.read(plan: "basic", heads: heads(0..<2_500), isEnd: false)
        #expect(looksAhead(on: page, at: .hours(9)) == [.hours(9)])
    }

    @Test("finds the next window for what a closing one left")
    mutating func closing() {
        let before = Instant.hours(17).advanced(bySeconds: -1)
        _ = looksAhead(on: .derived, at: before)
        #expect(looksAhead(on: .read(plan: "basic", heads: heads(0..<9), isEnd: true), at: before) == [before])
        #expect(looksAhead(on: .lookedAhead, at: before).isEmpty)
        #expect(looksAhead(on: .tick, at: .hours(17)) == [.hours(17)])
        #expect(looksAhead(on: .tick, at: .hours(18)).isEmpty)
    }

    @Test("is asked once at a time, and again where something happened meanwhile")
    mutating func turns() {
        let end = DispatchEvent.read(plan: "basic", heads: [], isEnd: true)
        _ = looksAhead(on: .derived, at: .hours(9))
        #expect(looksAhead(on: end, at: .hours(9)) == [.hours(9)])
        #expect(looksAhead(on: .wake, at: .hours(10)).isEmpty)
        #expect(looksAhead(on: end, at: .hours(10)).isEmpty)
        #expect(looksAhead(on: .lookedAhead, at: .hours(11)) == [.hours(10)])
        #expect(looksAhead(on: .lookedAhead, at: .hours(11)).isEmpty)
    }
}
