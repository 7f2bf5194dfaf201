import FollowUpsSQLite
import StoreTestKit
import TestSupport
import Testing

@testable import FollowUps

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy(attempts: 12, first: 300, longest: 14_400)

    @Test(
        "Pauses double from the first to the longest",
        arguments: [(1, 300), (2, 600), (3, 1_200), (6, 9_600), (7, 14_400), (1_000, 14_400)] as [(Int, Int64)])
    func doubling(attempt: Int, pause: Int64) {
        #expect(policy.pause(after: attempt, jitter: 0.5) == pause)
    }

    @Test("Jitter spreads them by a fifth, and never past the longest")
    func jitter() {
        #expect(policy.pause(after: 1, jitter: 0) == 240)
        #expect(policy.pause(after: 1, jitter: 1) == 360)
        #expect(policy.pause(after: 9, jitter: 1) == 14_400)
        #expect(RetryPolicy(attempts: 3, first: 1, longest: 600).pause(after: 1, jitter: 0) == 1)
        #expect(RetryPolicy(attempts: 3, first: 0, longest: 600).pause(after: 1, jitter: 0) == 1)
    }
}

@Suite struct RateMeterTests {
    @Test("Counts the last minute, and forgets what came before")
    func counting() {
        var meter = RateMeter()
        #expect(meter.perSecond(at: 0) == nil)
        for millisecond in stride(from: Int64(100_000), to: 110_000, by: 100) { meter.count(at: millisecond) }
        #expect(meter.perSecond(at: 109_999) == 10)
        #expect(meter.perSecond(at: 129_999) == 100.0 / 30)
        #expect(meter.perSecond(at: 200_000) == nil)
    }

    @Test("Says nothing of a minute without any, however often it is asked")
    func asked() {
        var meter = RateMeter()
        meter.count(at: 100_000)
        #expect(meter.perSecond(at: 130_000) != nil)
        #expect(meter.perSecond(at: 160_000) == nil)
    }
}
