import DequeModule
import HeapModule
import SupportHours

/// Due follow-ups that wait in memory for their turn, up to a bound.
///
/// Plans take turns, and within a plan the recipient domains do; within a domain the higher priority goes first, then
/// the earlier due instant. A domain that has used up its share of this second steps aside until it has tokens again.
struct ReadyQueue: Sendable {
    enum Admission: Hashable, Sendable {
        case admitted
        /// It is in the queue already.
        case known
        /// Enough of them wait for this domain; it can be read again later.
        case laneFull
    }

    private struct Entry: Comparable, Sendable {
        let id: FollowUpID
        let priority: Priority
        let dueAt: Instant

        /// What goes first compares as smaller.
        static func < (lhs: Entry, rhs: Entry) -> Bool {
            (rhs.priority, lhs.dueAt, lhs.id) < (lhs.priority, rhs.dueAt, rhs.id)
        }
    }

    private struct Plan: Sendable {
        var lanes: [String: Heap<Entry>] = [:]
        /// Domains whose turn may come.
        var ring: Deque<String> = []
    }

    private struct Rest: Comparable, Sendable {
        let until: Int64
        let plan: String
        let domain: String

        static func < (lhs: Rest, rhs: Rest) -> Bool {
            (lhs.until, lhs.plan, lhs.domain) < (rhs.until, rhs.plan, rhs.domain)
        }
    }

    private let laneCapacity: Int
    private var plans: [String: Plan] = [:]
    private var ring: Deque<String> = []
    private var resting: Heap<Rest> = []
    private var ids: Set<FollowUpID> = []

    /// - Parameter laneCapacity: how many may wait for one domain of one plan.
    init(laneCapacity: Int) {
        self.laneCapacity = laneCapacity
    }

    var count: Int { ids.count }

    /// When a domain that stepped aside may go on; nil where none has.
    var restsUntil: Int64? { resting.min?.until }

    func laneCount(plan: String, domain: String) -> Int {
        plans[plan]?.lanes[domain]?.count ?? 0
    }

    mutating func admit(_ head: DueHead, plan: String) -> Admission {
        if ids.contains(head.id) { return .known }
        if plans[plan] == nil { ring.append(plan) }
        var queue = plans.removeValue(forKey: plan) ?? Plan()
        defer { plans[plan] = queue }
        let waiting = queue.lanes[head.domain]?.count ?? 0
        if waiting >= laneCapacity { return .laneFull }
        if waiting == 0 { queue.ring.append(head.domain) }
        queue.lanes[head.domain, default: []].insert(
            Entry(id: head.id, priority: head.priority, dueAt: head.dueAt))
        ids.insert(head.id)
        return .admitted
    }

    /// Removes the one that goes next, and takes its tokens.
    ///
    /// - Parameter uptime: milliseconds on a clock that never goes back.
    /// - Returns: nil where nothing may go now.
    mutating func next(within limits: inout RateLimits, at uptime: Int64) -> FollowUpID? {
        guard limits.readyAt(uptime) <= uptime else { return nil }
        while let rest = resting.min, rest.until <= uptime {
            resting.removeMin()
            if plans[rest.plan]?.lanes[rest.domain] != nil { plans[rest.plan]?.ring.append(rest.domain) }
        }
        for _ in 0..<ring.count {
            let plan = ring.removeFirst()
            ring.append(plan)
            while let domain = plans[plan]?.ring.popFirst() {
                let readyAt = limits.readyAt(uptime, domain: domain)
                if readyAt > uptime {
                    resting.insert(Rest(until: readyAt, plan: plan, domain: domain))
                    continue
                }
                guard let entry = takeFirst(plan: plan, domain: domain) else { continue }
                limits.take(domain: domain, at: uptime)
                return entry.id
            }
        }
        return nil
    }

    /// Drops everything that waits for a plan.
    mutating func drop(plan: String) {
        guard let dropped = plans.removeValue(forKey: plan) else { return }
        for lane in dropped.lanes.values {
            for entry in lane.unordered { ids.remove(entry.id) }
        }
        ring.removeAll { $0 == plan }
        resting = Heap(resting.unordered.filter { $0.plan != plan })
    }

    private mutating func takeFirst(plan: String, domain: String) -> Entry? {
        guard let entry = plans[plan]?.lanes[domain]?.popMin() else { return nil }
        if plans[plan]?.lanes[domain]?.isEmpty == true {
            plans[plan]?.lanes[domain] = nil
        } else {
            plans[plan]?.ring.append(domain)
        }
        ids.remove(entry.id)
        return entry
    }
}
