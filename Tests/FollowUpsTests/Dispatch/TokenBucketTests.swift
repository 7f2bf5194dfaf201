import Testing

@testable import FollowUps

@Suite struct TokenBucketTests {
    @Test("A part of one a second lets one through now and then, and saves no more than one")
    func fraction() {
        var bucket = TokenBucket(perSecond: 0.25, at: 0)
        #expect(bucket.readyAt(0) <= 0)
        bucket.take(at: 0)
        #expect(bucket.readyAt(0) == 4_000)
        #expect(bucket.readyAt(2_000) == 4_000)
        #expect(!bucket.isFull(at: 3_000))
        #expect(bucket.readyAt(4_000) <= 4_000)
        bucket.take(at: 100_000)
        #expect(bucket.readyAt(100_000) == 104_000)
    }

    @Test("Two and a half a second are five in two seconds, after a burst of two")
    func burst() {
        var bucket = TokenBucket(perSecond: 2.5, at: 0)
        var taken: [Int64] = []
        for uptime in stride(from: Int64(0), through: 2_000, by: 100) where bucket.readyAt(uptime) <= uptime {
            bucket.take(at: uptime)
            taken.append(uptime)
        }
        // 2.5 to begin with, and as many in each second.
        #expect(taken.count == 7)
        #expect(bucket.isFull(at: 3_000))
    }
}
