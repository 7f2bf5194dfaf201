import FollowUpsSQLite
import MailAddress
import Messages
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

    @Test(
        "Whoever asks to be left alone is, for as long as that is sane",
        arguments: [(5, 5_000), (0, 1_000), (3_600, 3_600_000), (.max, 86_400_000)] as [(Int64, Int64)])
    func asked(seconds: Int64, opensAt: Int64) {
        var breaker = CircuitBreaker()
        let report = DeliveryReport(code: 429, text: "Too Many Requests", subject: .relay, retryAfter: seconds)
        #expect(breaker.record(.transientFailure(report), at: 0, jitter: 0.5) == .opened)
        #expect(breaker.opensAt == opensAt)
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

    @Test(
        "What a refusal says of a recipient or a message holds up nobody else",
        arguments: [RefusalSubject.recipient, .message])
    func others(subject: RefusalSubject) {
        var breaker = CircuitBreaker()
        for number in 0..<500 {
            let code = number.isMultiple(of: 2) ? 450 : 550
            let report = DeliveryReport(code: code, text: "not this one", subject: subject)
            let outcome = code == 450 ? DeliveryOutcome.transientFailure(report) : .permanentFailure(report)
            #expect(breaker.record(outcome, at: 0, jitter: 0.5) == nil)
        }
        #expect(breaker.room(at: 0) == .max)
        // It shows that the relay answers.
        _ = breaker.record(Self.gone, at: 0, jitter: 0.5)
        #expect(breaker.room(at: 1_000) == 1)
        let report = DeliveryReport(code: 450, text: "greylisted", subject: subject)
        #expect(breaker.record(.transientFailure(report), at: 1_000, jitter: 0.5) == .closed)
    }

    @Test("Refusals for now and for good are counted apart, though they say the same")
    func apart() {
        let report = DeliveryReport(code: 450, text: "not now")
        for (often, once) in [
            (DeliveryOutcome.transientFailure(report), DeliveryOutcome.permanentFailure(report)),
            (.permanentFailure(report), .transientFailure(report)),
        ] {
            var breaker = CircuitBreaker()
            for _ in 1..<CircuitBreaker.repetitionLimit { #expect(breaker.record(often, at: 0, jitter: 0.5) == nil) }
            #expect(breaker.record(once, at: 0, jitter: 0.5) == nil)
        }
    }

    @Test("What a refusal says of the relay counts at once")
    func relay() {
        var breaker = CircuitBreaker()
        let full = DeliveryReport(code: 452, text: "no space", subject: .relay)
        #expect(breaker.record(.transientFailure(full), at: 0, jitter: 0.5) == .opened)
        #expect(breaker.room(at: 0) == 0)
        breaker.reset()
        let locked = DeliveryReport(code: 550, text: "account suspended", subject: .relay)
        #expect(breaker.record(.permanentFailure(locked), at: 0, jitter: 0.5) == .halted)
        #expect(breaker.reason == .relayAnswered("550 account suspended"))
        #expect(breaker.reason?.wording.ja == "中継先の返答: 「550 account suspended」")
    }

    @Test("A refusal that doesn't say what it is about is the relay's where it repeats in the same words")
    func refusals() {
        func refused(_ number: Int) -> DeliveryOutcome {
            .transientFailure(DeliveryReport(code: 451, text: "later, please (id=\(number)4F2A) <recipient>"))
        }
        var breaker = CircuitBreaker()
        for _ in 0..<2 {
            for number in 1..<CircuitBreaker.repetitionLimit {
                #expect(breaker.record(refused(number), at: 0, jitter: 0.5) == nil)
            }
            _ = breaker.record(Self.delivered, at: 0, jitter: 0.5)
        }
        for number in 1..<CircuitBreaker.repetitionLimit {
            #expect(breaker.record(refused(number), at: 0, jitter: 0.5) == nil)
        }
        // Other words are another matter.
        #expect(breaker.record(Self.refused, at: 0, jitter: 0.5) == nil)
        for number in 1..<CircuitBreaker.repetitionLimit {
            #expect(breaker.record(refused(number), at: 0, jitter: 0.5) == nil)
        }
        #expect(breaker.room(at: 0) == .max)
        #expect(breaker.record(refused(0), at: 0, jitter: 0.5) == .opened)
        #expect(breaker.room(at: 0) == 0)
    }

    @Test("So many refusals for good, in the same words, wait for somebody before the whole queue fails")
    func rejections() {
        let rejected = DeliveryOutcome.permanentFailure(DeliveryReport(code: 553, text: "not your sender"))
        var breaker = CircuitBreaker()
        for _ in 1..<CircuitBreaker.repetitionLimit {
            #expect(breaker.record(rejected, at: 0, jitter: 0.5) == nil)
        }
        #expect(breaker.record(Self.delivered, at: 0, jitter: 0.5) == nil)
        for _ in 1..<CircuitBreaker.repetitionLimit {
            #expect(breaker.record(rejected, at: 0, jitter: 0.5) == nil)
            // One that was refused on this side, or is about its recipient, says nothing of the others.
            let own = DeliveryOutcome.permanentFailure(DeliveryReport(text: "no such variable"))
            #expect(breaker.record(own, at: 0, jitter: 0.5) == nil)
            let dead = DeliveryReport(code: 550, text: "no such user", subject: .recipient)
            #expect(breaker.record(.permanentFailure(dead), at: 0, jitter: 0.5) == nil)
        }
        #expect(breaker.record(rejected, at: 0, jitter: 0.5) == .halted)
        #expect(
            breaker.reason?.wording.en.hasPrefix(
                "20 permanent failures in a row in the same words, the last one with 553 not your sender; ") == true)
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
