import FollowUpsSQLite
import StoreTestKit
import SupportHours
import TestSupport
import Testing

@testable import FollowUps

@Suite struct ReadyQueueTests {
    private var queue = ReadyQueue(laneCapacity: 100)
    private var limits = RateLimits(perSecond: 1_000, perDomainPerSecond: 1_000, at: 0)

    private mutating func admit(
        _ id: Int64, _ domain: String, plan: String = "basic", priority: Int = 4, due: Int64 = 0
    ) {
        let head = DueHead(
            id: FollowUpID(rawValue: id), domain: domain, priority: Priority(clamping: priority),
            dueAt: Instant(secondsSinceEpoch: due))
        _ = queue.admit(head, plan: plan)
    }

    private mutating func drain(at uptime: Int64 = 0) -> [Int64] {
        var ids: [Int64] = []
        while let id = queue.next(within: &limits, at: uptime) { ids.append(id.rawValue) }
        return ids
    }

    @Test("Plans take turns, and domains within a plan")
    mutating func fairness() {
        #expect(queue.laneCount(plan: "basic", domain: "docomo.ne.jp") == 0)
        for id in 1...4 { admit(Int64(id), "docomo.ne.jp") }
        admit(11, "example.jp")
        admit(12, "example.jp")
        admit(21, "example.com", plan: "pro")
        #expect(queue.laneCount(plan: "basic", domain: "docomo.ne.jp") == 4)
        #expect(queue.laneCount(plan: "basic", domain: "example.com") == 0)
        #expect(drain() == [1, 21, 11, 2, 12, 3, 4])
        #expect(queue.count == 0)
    }

    @Test("Within a domain the higher priority goes first, then the earlier instant, then the older")
    mutating func order() {
        admit(1, "a", priority: 4, due: 5)
        admit(2, "a", priority: 9, due: 9)
        admit(4, "a", priority: 4, due: 1)
        admit(3, "a", priority: 4, due: 1)
        #expect(drain() == [2, 3, 4, 1])
    }

    @Test("A domain that has had its share steps aside and holds up nobody")
    mutating func sharing() {
        limits = RateLimits(perSecond: 1_000, perDomainPerSecond: 2, at: 0)
        for id in 1...5 { admit(Int64(id), "slow") }
        for id in 11...12 { admit(Int64(id), "other") }
        #expect(drain() == [1, 11, 2, 12])
        #expect(queue.restsUntil == 500)
        #expect(drain(at: 499) == [])
        #expect(drain(at: 500) == [3])
        #expect(drain(at: 1_500) == [4, 5])
    }

    @Test("The limit on everything holds whatever the domain")
    mutating func overall() {
        limits = RateLimits(perSecond: 3, perDomainPerSecond: 1_000, at: 0)
        for id in 1...5 { admit(Int64(id), "domain\(id)") }
        #expect(drain() == [1, 2, 3])
        #expect(limits.readyAt(0) == 334)
        #expect(drain(at: 334) == [4])
    }

    @Test("What is there already isn't taken twice, and a full lane says so")
    mutating func admission() {
        queue = ReadyQueue(laneCapacity: 1)
        let head = DueHead(
            id: FollowUpID(rawValue: 1), domain: "a", priority: .usual, dueAt: Instant(secondsSinceEpoch: 0))
        var other = head
        other.id = FollowUpID(rawValue: 2)
        #expect(queue.admit(head, plan: "p") == .admitted)
        #expect(queue.admit(head, plan: "p") == .known)
        #expect(queue.admit(other, plan: "p") == .laneFull)
        #expect(queue.admit(other, plan: "q") == .admitted)
        queue.drop(plan: "p")
        #expect(queue.count == 1)
        #expect(drain() == [2])
    }
}
