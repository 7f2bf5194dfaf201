import FollowUps
import MailAddress
import StoreTestKit
import SupportHours
import Testing

@Suite struct PlanOutlookTests {
    private let rules: DueRules

    init() throws {
        rules = try .sample()
    }

    private func outlook(
        _ followUps: [NewFollowUp], hours: String = "Mo-Fr 09:00-17:00", at now: Instant
    ) async throws -> PlanOutlook {
        let store = InMemoryStore()
        _ = try await store.enqueue(followUps)
        let schedule = Schedule(hours: try OpeningHours(parsing: hours), zone: .utc)
        return try await PlanOutlook(of: "basic", schedule, at: now, in: store)
    }

    /// One is due at nine, the other at eleven.
    private var two: [NewFollowUp] {
        [.sample(1, rules: rules), .sample(2, when: .notBefore(.hours(11)), rules: rules)]
    }

    @Test("Before a window, the next leaves when it opens or is due")
    func before() async throws {
        let outlook = try await outlook(two, at: .hours(8))
        #expect((outlook.waitingSince, outlook.next) == (nil, .hours(9)))
    }

    @Test("Within a window, one waits since it was due, and the next comes later")
    func within() async throws {
        let ten = try await outlook(two, at: .hours(10))
        #expect((ten.waitingSince, ten.next) == (.hours(9), .hours(11)))
        let eleven = try await outlook(two, at: .hours(11))
        #expect((eleven.waitingSince, eleven.next) == (.hours(9), nil))
    }

    @Test("What a window left waits for the next, and since that one's beginning")
    func left() async throws {
        let closed = try await outlook(two, at: .hours(17))
        #expect((closed.waitingSince, closed.next) == (nil, .hours(33)))
        let open = try await outlook(two, at: .hours(34))
        #expect((open.waitingSince, open.next) == (.hours(33), nil))
    }

    @Test("What expires before it can leave is nobody's next")
    func expiring() async throws {
        let followUps: [NewFollowUp] = [
            .sample(1, expiresAt: .hours(9), rules: rules), .sample(2, expiresAt: .hours(18), rules: rules),
        ]
        #expect(try await outlook(followUps, at: .hours(8)).next == .hours(9))
        #expect(try await outlook(followUps, at: .hours(17)).next == nil)
        #expect(try await outlook(followUps, at: .hours(34)).waitingSince == nil)
    }

    @Test("Hours that due instants haven't been derived by yet bind all the same")
    func otherHours() async throws {
        let outlook = try await outlook(two, hours: "Mo-Fr 13:00-17:00", at: .hours(8))
        #expect(outlook.next == .hours(13))
        #expect(try await self.outlook(two, hours: "off", at: .hours(8)).next == nil)
    }
}
