import FollowUpsSQLite
import MailAddress
import StoreTestKit
import TestAddresses
import TestSupport
import Testing

@testable import FollowUps

@Suite struct CircuitBreakerTests {
    private static let gone = DeliveryOutcome.notAttempted(DeliveryReport(text: "no connection"), .passing)
    private static let refused = DeliveryOutcome.transientFailure(DeliveryReport(code: 451, text: "later"))
    private static let delivered = DeliveryOutcome.delivered(DeliveryReport(code: 250, text: "Ok"))

    @Test("A connection that fails holds everything back, and then lets one letter through")
    func probing() {
        var breaker = CircuitBreaker()
        #expect(breaker.room(at: 0) == .max)
        #expect(breaker.record(Self.gone, at: 0, jitter: 0.5) == .opened)
        #expect(breaker.room(at: 999) == 0)
        #expect(breaker.room(at: 1_000) == 1)
        #expect(breaker.record(Self.delivered, at: 1_100, jitter: 0.5) == .closed)
        #expect(breaker.room(at: 1_100) == .max)
        #expect(breaker.reason == nil)
    }

    @Test("Pauses double up to five minutes, and messages that fail meanwhile don't lengthen them")
    func pauses() throws {
        var breaker = CircuitBreaker()
        var now: Int64 = 0
        var pauses: [Int64] = []
        for _ in 0..<12 {
            _ = breaker.record(Self.gone, at: now, jitter: 0.5)
            let opensAt = try #require(breaker.opensAt)
            _ = breaker.record(Self.gone, at: now, jitter: 0.5)
            #expect(breaker.opensAt == opensAt)
            pauses.append(opensAt - now)
            now = opensAt
            #expect(breaker.room(at: now) == 1)
        }
        #expect(pauses.prefix(4) == [1_000, 2_000, 4_000, 8_000])
        #expect(pauses.last == 300_000)
    }

    @Test("Refusals are the recipients' until there are too many in a row")
    func refusals() {
        var breaker = CircuitBreaker()
        for _ in 1..<CircuitBreaker.refusalLimit {
            #expect(breaker.record(Self.refused, at: 0, jitter: 0.5) == nil)
        }
        _ = breaker.record(Self.delivered, at: 0, jitter: 0.5)
        for _ in 1..<CircuitBreaker.refusalLimit {
            #expect(breaker.record(Self.refused, at: 0, jitter: 0.5) == nil)
        }
        #expect(breaker.room(at: 0) == .max)
        #expect(breaker.record(Self.refused, at: 0, jitter: 0.5) == .opened)
        #expect(breaker.room(at: 0) == 0)
    }

    @Test("Too many refusals for good in a row are for somebody to see to, before the whole queue fails")
    func rejections() {
        let rejected = DeliveryOutcome.permanentFailure(DeliveryReport(code: 553, text: "not your sender"))
        var breaker = CircuitBreaker()
        for _ in 1..<CircuitBreaker.refusalLimit {
            #expect(breaker.record(rejected, at: 0, jitter: 0.5) == nil)
        }
        #expect(breaker.record(Self.delivered, at: 0, jitter: 0.5) == nil)
        // One that we refused ourselves, and one that was put off, say nothing of the others.
        for _ in 0...CircuitBreaker.refusalLimit {
            let own = DeliveryOutcome.permanentFailure(DeliveryReport(text: "no such variable"))
            #expect(breaker.record(own, at: 0, jitter: 0.5) == nil)
        }
        for _ in 1..<CircuitBreaker.refusalLimit {
            #expect(breaker.record(rejected, at: 0, jitter: 0.5) == nil)
        }
        #expect(breaker.record(Self.refused, at: 0, jitter: 0.5) == nil)
        #expect(breaker.record(rejected, at: 0, jitter: 0.5) == .halted)
        #expect(
            breaker.reason?.hasPrefix(
                "20 permanent failures in a row, the last one with 553 not your sender; ") == true)
        #expect(breaker.record(rejected, at: 0, jitter: 0.5) == nil)
        #expect(breaker.room(at: .max) == 0)
        breaker.reset()
        #expect(breaker.room(at: 0) == .max)
        #expect(breaker.record(rejected, at: 0, jitter: 0.5) == nil)
    }

    @Test("What needs somebody stays until somebody came")
    func halt() {
        var breaker = CircuitBreaker()
        let locked = DeliveryOutcome.notAttempted(DeliveryReport(code: 535, text: "no"), .needsOperator)
        #expect(breaker.record(locked, at: 0, jitter: 0.5) == .halted)
        #expect(breaker.record(locked, at: 0, jitter: 0.5) == nil)
        #expect(breaker.record(Self.delivered, at: 0, jitter: 0.5) == nil)
        #expect(breaker.room(at: .max) == 0)
        breaker.reset()
        #expect(breaker.room(at: 0) == .max)
    }
}
