import MailAddress
import Messages
import SeededRandom
import StoreTestKit
import SupportHours
import Synchronization
import TestAddresses

@testable import FollowUps

/// Several daemons' life with one store, on dice: clocks differ and drift, machines stand still and go on, ways to the
/// database and to the relay are cut, nodes come, leave and are killed, their hours, zones and composers change one by one,
/// and the database goes back. Memberships, minds and the store are the real ones; time, hands and relay are played.
///
/// Time goes from event to event, in true milliseconds.
struct ClusterSimulation {
    /// What is under way, for a node or from it.
    enum Work {
        case call(DispatchAction, at: Moment)
        case memberCall(MembershipAction)
        /// The nodes were seen, and what has begun is still to be counted.
        case count(ClusterView, MembershipCall, isJoin: Bool)
        case begin(ClaimedFollowUp, at: Moment)
        case told(DispatchEvent, ifLost: DispatchEvent?)
        case memberTold(MembershipEvent, ifLost: MembershipEvent?)
        case connected(ClaimedFollowUp)
        case begun(ClaimedFollowUp, at: Moment, isHeld: Bool)
        case dot(ClaimedFollowUp)
        case answered(Lease, DeliveryOutcome)

        /// Whether it is on its way already, and happens whatever becomes of the node.
        var isOutside: Bool {
            switch self {
            case .call, .memberCall, .count, .begin: true
            case .told, .memberTold, .connected, .begun, .dot, .answered: false
            }
        }
    }

    struct Pending {
        let at: Int64
        let node: SimulatedNode
        let work: Work
    }

    static let retry = RetryPolicy(attempts: 5, first: 20, longest: 120)

    var dice: SeededGenerator
    let store = InMemoryStore()
    var now: Int64
    let start: Int64
    var nodes: [SimulatedNode] = []
    var count = 0
    var pending: [Pending] = []
    var relay = SimulatedRelay()
    let settings: DispatchSettings
    /// Whether answers take long now and then.
    let isRough: Bool
    var isCalm = false
    /// The nodes' configuration and release for those that start.
    var latest = (configuration: 0, release: 0, composer: 1)
    var snapshot: (store: InMemoryStore, at: Int64)?
    /// No longer before this, since what nodes say isn't what they said.
    var wentBackAt: Int64?
    var ids = FollowUpIDGenerator()
    var occurrence: Int64 = 0

    var record = ClusterRecord()

    init(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        isRough = seed.isMultiple(of: 3)
        // A day's beginning, where windows open and close within minutes.
        start = (1_795_500_000 / 86_400 + 1) * 86_400_000 - Int64.random(in: 0...240_000, using: &dice)
        now = start
        settings = DispatchSettings(
            retry: Self.retry, repeatsUncertain: Bool.random(using: &dice),
            perSecond: [5, 8].randomElement(using: &dice) ?? 5,
            perDomainPerSecond: [5, 6].randomElement(using: &dice) ?? 5,
            quota: SendingQuota.Limits(perHour: [nil, 12, 20].randomElement(using: &dice) ?? nil),
            senders: Senders(Sender("support@example.jp")), dateZone: .utc)
        self.dice = dice
        for _ in 0..<Int.random(in: 1...4, using: &self.dice) { try join() }
    }

    var alive: [SimulatedNode] { nodes.filter { !$0.isGone } }

    // MARK: Time

    /// - Returns: what went wrong, in words; empty where all is well.
    mutating func run(milliseconds: Int64) async throws -> [String] {
        let clock = ClockReader(start)
        store.setDatabaseClock { clock.time }
        let end = start + milliseconds
        var scriptAt = now + 500
        while now < end, record.failures.isEmpty {
            let next = min(scriptAt, nextAt)
            now = max(now, next)
            clock.set(now)
            if scriptAt <= now {
                try await happen()
                scriptAt = now + Int64.random(in: 100...3_000, using: &dice)
            }
            try await goOn()
        }
        guard record.failures.isEmpty else { return record.failures }
        try await comeToRest(clock)
        if record.failures.isEmpty { try await check() }
        return record.failures
    }

    var nextAt: Int64 {
        let first = pending.min { place($0) < place($1) }.map(place) ?? .max
        return min(first, alive.map(\.nextAt).min() ?? .max)
    }

    /// When something can go on.
    private func place(_ item: Pending) -> Int64 {
        item.work.isOutside ? item.at : max(item.at, item.node.frozenUntil)
    }

    /// Does what is to be done now.
    mutating func goOn() async throws {
        var hasDone = false
        while let index = pending.indices.filter({ place(pending[$0]) <= now }).randomElement(using: &dice) {
            let item = pending.remove(at: index)
            hasDone = true
            if item.node.isGone, !item.work.isOutside { continue }
            try await carryOut(item.work, of: item.node)
        }
        for node in alive where node.frozenUntil <= now {
            let uptime = node.uptime(at: now)
            if let alarm = node.membershipAlarmAt, alarm <= uptime {
                hasDone = true
                node.membershipAlarmAt = nil
                let isToSpeak = node.membership.isToSpeak(at: uptime)
                tell(node, isToSpeak ? .speak(node.mind.needs(at: node.moment(at: now))) : .tick)
            }
            if let alarm = node.mind.alarmAt, alarm <= uptime {
                hasDone = true
                happen(.tick, to: node)
            }
            if let wakeAt = node.wakeAt, wakeAt.secondsSinceEpoch * 1_000 <= node.wall(at: now) {
                hasDone = true
                node.wakeAt = nil
                happen(.wake, to: node)
            }
            if node.isLeaving, node.isIdle {
                tell(node, .stop)
                node.isGone = true
            }
        }
        record.checkParts(of: alive, at: now, wentBackAt: wentBackAt)
        if !hasDone { now += 1 }
    }

    mutating func later(_ work: Work, of node: SimulatedNode, within range: ClosedRange<Int64> = 1...40) {
        let isSlow = isRough && !isCalm && Int.random(in: 0..<20, using: &dice) == 0
        let wait = isSlow ? Int64.random(in: 500...9_000, using: &dice) : Int64.random(in: range, using: &dice)
        pending.append(Pending(at: now + wait, node: node, work: work))
    }

    // MARK: Minds

    mutating func happen(_ event: DispatchEvent, to node: SimulatedNode) {
        let moment = node.moment(at: now)
        for action in node.mind.handle(event, at: moment) {
            switch action {
            case .alarm, .report: break
            case .deliver(let message): deliver(message, from: node)
            case .claim(let ids, _, _):
                record.asked += ids.count
                record.taken.append(contentsOf: ids.map { _ in now })
                later(.call(action, at: moment), of: node)
            case .derive, .read, .giveUpClaims, .settle, .lookAhead: later(.call(action, at: moment), of: node)
            }
        }
    }

    mutating func tell(_ node: SimulatedNode, _ event: MembershipEvent) {
        switch event {
        case .joined(.some, _, let call), .beaten(.some, _, let call): node.provenAt = call.askedAt
        default: break
        }
        for action in node.membership.handle(event, at: node.uptime(at: now), wall: node.wall(at: now)) {
            switch action {
            case .follow(let rights):
                node.mind.follow(rights, at: node.moment(at: now))
                happen(.wake, to: node)
            case .alarm(let uptime):
                node.membershipAlarmAt = min(uptime, node.membershipAlarmAt ?? .max)
            case .report(.wentBack): record.wentBack += 1
            case .report: break
            case .join, .beat, .declareDead, .rescue, .adopt, .halt, .leave: later(.memberCall(action), of: node)
            }
        }
    }

    private mutating func deliver(_ message: ClaimedFollowUp, from node: SimulatedNode) {
        relay.mood = node.mood
        if let obstacle = relay.obstacle {
            later(.answered(message.lease, obstacle), of: node)
        } else {
            later(.connected(message), of: node, within: 1...3_000)
        }
    }
}

/// The database server's clock.
final class ClockReader: Sendable {
    private let value: Mutex<Int64>

    init(_ time: Int64) { value = Mutex(time) }

    var time: Int64 { value.withLock { $0 } }
    func set(_ time: Int64) { value.withLock { $0 = time } }
}
