import FollowUps
import MailAddress
import SeededRandom
import StoreTestKit
import SupportHours
import Testing

@Suite struct DepartureTests {
    /// basic keeps Monday to Friday, 09:00 to 17:00, UTC.
    private let rules: DueRules

    init() throws {
        rules = try .sample(["basic": "Mo-Fr 09:00-17:00", "growth": "24/7", "never": "off"])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let terms: DepartureTerms
        var plan = "basic"
        /// Hours since Monday, 00:00; nil for no time of asking.
        var now: Int64?
        let departure: Departure

        init(
            _ description: String, _ when: When, notBefore: Int64? = nil, expiresAt: Int64? = nil,
            plan: String = "basic", now: Int64? = nil, _ departure: Departure
        ) {
            testDescription = description
            terms = DepartureTerms(
                when: when, countsFrom: .hours(8), notBefore: notBefore.map(Instant.hours),
                expiresAt: expiresAt.map(Instant.hours))
            self.plan = plan
            self.now = now
            self.departure = departure
        }
    }

    @Test(
        "A follow-up leaves at the first staffed instant that lies before none of its bounds",
        arguments: [
            Case("closed: when it opens", .nextWindow, .at(.hours(9))),
            Case("always open: at once", .nextWindow, plan: "growth", .at(.hours(8))),
            Case("wanted while open", .notBefore(.hours(10)), .at(.hours(10))),
            Case("wanted before it was asked for", .notBefore(.hours(7)), plan: "growth", .at(.hours(8))),
            Case("wanted when it closes", .notBefore(.hours(17)), .at(.hours(33))),
            Case("staffed time that ends in a window", .afterStaffed(seconds: 3_600), .at(.hours(10))),
            Case("staffed time that ends with a window", .afterStaffed(seconds: 8 * 3_600), .at(.hours(33))),
            Case("no staffed time", .afterStaffed(seconds: 0), .at(.hours(9))),
            Case("another attempt after a pause", .nextWindow, notBefore: 12, .at(.hours(12))),
            Case("a pause that outlasts the window", .nextWindow, notBefore: 18, .at(.hours(33))),
            Case("a pause that ends before it is wanted", .notBefore(.hours(14)), notBefore: 12, .at(.hours(14))),
            Case("asked while it waits", .nextWindow, now: 1, .at(.hours(9))),
            Case("asked while it could have left", .nextWindow, now: 11, .at(.hours(11))),
            Case("left over from a window", .nextWindow, now: 17, .at(.hours(33))),
            Case("left over from a week", .nextWindow, now: 5 * 24, .at(.hours(7 * 24 + 9))),
        ])
    func at(_ example: Case) {
        #expect(departure(example) == example.departure)
    }

    @Test(
        "It doesn't leave where it has expired by then, or is held",
        arguments: [
            Case("in time", .nextWindow, expiresAt: 10, .at(.hours(9))),
            Case("at the instant itself", .nextWindow, expiresAt: 9, .expires(at: .hours(9), couldLeaveAt: .hours(9))),
            Case(
                "while closed", .notBefore(.hours(17)), expiresAt: 18,
                .expires(at: .hours(18), couldLeaveAt: .hours(33))),
            Case(
                "during a pause", .nextWindow, notBefore: 12, expiresAt: 11,
                .expires(at: .hours(11), couldLeaveAt: .hours(12))),
            Case("left over", .nextWindow, expiresAt: 20, now: 17, .expires(at: .hours(20), couldLeaveAt: .hours(33))),
            Case(
                "past already", .nextWindow, expiresAt: 10, now: 11, .expires(at: .hours(10), couldLeaveAt: .hours(11))),
            Case("never staffed", .nextWindow, plan: "never", .neverStaffed),
            Case("never staffed so long", .afterStaffed(seconds: 1), plan: "never", .neverStaffed),
            Case("never staffed, and expiring", .nextWindow, expiresAt: 9, plan: "never", .neverStaffed),
            Case("a plan that isn't there", .nextWindow, expiresAt: 9, plan: "gone", now: 1, .unknownPlan),
        ])
    func never(_ example: Case) {
        #expect(departure(example) == example.departure)
    }

    private func departure(_ example: Case) -> Departure {
        rules.departure(of: example.terms, plan: example.plan, at: example.now.map(Instant.hours))
    }

    @Test(
        "Asked at any time before, it is the same; and it is what the kept due instant leads to", arguments: Seeds.all)
    func agreement(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        var hours = SimulatedHours()
        for _ in 0..<50 {
            try hours.change(using: &dice)
            for _ in 0..<20 {
                let terms = DepartureTerms.random(around: monday, using: &dice)
                let plan = SimulatedHours.plans.randomElement(using: &dice) ?? "basic"
                let now = monday.advanced(bySeconds: .random(in: 0..<400_000, using: &dice))
                let departure = hours.rules.departure(of: terms, plan: plan, at: now)
                let due = hours.rules.due(
                    terms.when, plan: plan, countsFrom: terms.countsFrom, notBefore: terms.notBefore)
                let schedule = hours.rules.plans[plan]?.schedule
                #expect(
                    departure.instant == due.at.flatMap { schedule?.firstStaffed(from: max($0, now)) }, "seed \(seed)")
                guard let instant = departure.instant, instant > now else { continue }
                let later = now.advanced(bySeconds: .random(in: 0...instant.seconds(since: now), using: &dice))
                #expect(hours.rules.departure(of: terms, plan: plan, at: later) == departure, "seed \(seed)")
                #expect(hours.rules.isStaffed(plan, at: instant), "seed \(seed)")
            }
        }
    }

    @Test("A window binds the sender from its opening to its closing, whenever it is looked at")
    func windows() throws {
        let basic = try #require(rules.plans["basic"]?.schedule)
        let before = try #require(basic.sendingWindow(at: .hours(8)))
        #expect((before.start, before.opensAt, before.closesAt) == (.hours(9), .hours(9), .hours(17)))
        #expect(!before.isOpen)
        let within = try #require(basic.sendingWindow(at: .hours(12)))
        #expect((within.start, within.opensAt, within.closesAt) == (.hours(9), .hours(12), .hours(17)))
        #expect(within.isOpen)
        #expect(basic.sendingWindow(at: .hours(17))?.opensAt == .hours(33))
        let growth = try #require(rules.plans["growth"]?.schedule.sendingWindow(at: .hours(8)))
        #expect((growth.start, growth.opensAt, growth.closesAt) == (nil, .hours(8), nil))
        #expect(rules.plans["never"]?.schedule.sendingWindow(at: monday) == nil)
    }
}

extension DepartureTerms {
    /// - Parameter now: when it is asked for.
    static func random(around now: Instant, using dice: inout some RandomNumberGenerator) -> DepartureTerms {
        func later(_ seconds: ClosedRange<Int64>) -> Instant {
            now.advanced(bySeconds: Int64.random(in: seconds, using: &dice))
        }
        let when: When =
            switch Int.random(in: 0..<3, using: &dice) {
            case 0: .nextWindow
            case 1: .notBefore(later(-3_600...300_000))
            default: .afterStaffed(seconds: Int64.random(in: 0...50_000, using: &dice))
            }
        return DepartureTerms(
            when: when, countsFrom: now, notBefore: Int.random(in: 0..<3, using: &dice) == 0 ? later(1...90_000) : nil,
            expiresAt: Int.random(in: 0..<3, using: &dice) == 0 ? later(1...200_000) : nil)
    }
}
