import Messages
import SeededRandom
import StoreTestKit
import SupportHours

@testable import FollowUps

// What the hands do.
extension ClusterSimulation {
    private static let unreachable = StoreError(.unreachable, detail: Wording(verbatim: "cut off"))
    private static let lost = StoreError(.uncertain, detail: Wording(verbatim: "lost"))

    mutating func carryOut(_ work: Work, of node: SimulatedNode) async throws {
        switch work {
        case .call(let action, let moment): try await call(action, by: node, at: moment)
        case .memberCall(let action): try await call(action, by: node)
        case .count(let view, let call, let isJoin):
            let since = Instant(secondsSinceEpoch: view.databaseTime / 1_000).advanced(bySeconds: -SendingQuota.reach)
            let begun = view.hasQuota ? try await store.dataBegun(since: since) : nil
            later(
                isJoin
                    ? .memberTold(
                        .joined(view, begun: begun, to: call), ifLost: .failed(.join(call, name: node.name)))
                    : .memberTold(.beaten(view, begun: begun, to: call), ifLost: .failed(.beat(call))), of: node)
        case .told(let event, let ifLost):
            happen(node.isCutOff ? ifLost ?? event : event, to: node)
        case .memberTold(let event, let ifLost):
            tell(node, node.isCutOff ? ifLost ?? event : event)
        case .connected(let message):
            let moment = node.moment(at: now)
            if let hindrance = node.mind.hindrance(to: message, at: moment) {
                return keepBack(message, hindrance.wording.en, of: node)
            }
            later(.begin(message, at: moment), of: node)
        case .begin(let message, let moment): try await begin(message, by: node, at: moment)
        case .begun(let message, let moment, let isHeld):
            guard isHeld, !node.isCutOff else { return keepBack(message, "data isn't begun", of: node) }
            node.mind.begin(message.lease, at: moment.wall)
            if let hindrance = node.mind.hindrance(to: message, at: node.moment(at: now)) {
                return keepBack(message, hindrance.wording.en, of: node)
            }
            later(.dot(message), of: node, within: 1...4_000)
        case .dot(let message):
            if let hindrance = node.mind.hindranceToEnding(message.lease, at: node.uptime(at: now)) {
                record.brokenOff += 1
                return keepBack(message, hindrance.wording.en, of: node)
            }
            record.end(message, by: node)
            relay.mood = node.mood
            let outcome = relay.take(
                message, at: Instant(secondsSinceEpoch: now / 1_000), dice: &dice)
            later(
                .answered(message.lease, outcome ?? .uncertain(DeliveryReport(text: "silence"))), of: node,
                within: 1...2_000)
        case .answered(let lease, let outcome): happen(.ended(lease, outcome), to: node)
        }
    }

    private mutating func keepBack(_ message: ClaimedFollowUp, _ reason: String, of node: SimulatedNode) {
        happen(.ended(message.lease, .notAttempted(DeliveryReport(text: reason), .none)), to: node)
    }

    private mutating func begin(
        _ message: ClaimedFollowUp, by node: SimulatedNode, at moment: Moment
    ) async throws {
        guard !node.isCutOff else { return later(.begun(message, at: moment, isHeld: false), of: node) }
        let held = try await store.beginData([message.dataBeginning(at: moment.wall, composer: node.composer)])
        let isHeld = held == [message.lease]
        if isHeld {
            record.begin(message, limit: settings.quota.perHour, at: now)
            record.begin(message, by: node, decided: moment.uptime)
            let wall = Instant(secondsSinceEpoch: now / 1_000)
            // Clocks are read to the second, may be a second behind, and an answer takes its time.
            let isOpen = (0...14).contains { record.isOpen(message, at: wall.advanced(bySeconds: -$0)) }
            record.expect(isOpen, "\(message.id) is begun outside of its window by \(node.name)")
        }
        later(.begun(message, at: moment, isHeld: isHeld), of: node)
    }

    // MARK: The dispatcher's calls

    private mutating func call(_ action: DispatchAction, by node: SimulatedNode, at moment: Moment) async throws {
        let kind: DispatchAction.Kind =
            switch action {
            case .derive: .derive
            case .read: .read
            case .claim: .claim
            case .giveUpClaims: .giveUpClaims
            case .settle: .settle
            case .lookAhead, .deliver, .alarm, .report: .lookAhead
            }
        guard !node.isCutOff else {
            return later(.told(.failed(kind, Self.unreachable), ifLost: nil), of: node, within: 1...2_000)
        }
        let event: DispatchEvent
        switch action {
        case .derive(let rules, let plans):
            try await derive(by: rules, of: plans)
            event = .derived
        case .read(let plan, let after, let limit):
            let heads = try await store.due(in: plan, at: moment.wall, after: after, limit: limit)
            event = .read(plan: plan, heads: heads, isEnd: heads.count < limit)
        case .claim(let ids, let owner, let terms):
            let claimed = try await store.claim(ids, by: owner, at: terms.date, on: terms)
            record.got += claimed.count
            for message in claimed { record.claim(message, by: node, hours: terms.hours, among: alive, at: now) }
            event = .claimed(claimed)
        case .giveUpClaims(let owner, let known):
            try await rescue(owner, except: known, by: node)
            event = .claimsGivenUp
        case .settle(let settlements):
            event = .settled(lost: try await store.settle(settlements))
        case .lookAhead(let seen):
            let next = try await store.expireAndLookAhead(by: node.mind.rules, after: seen, at: moment.wall)
            // Of a node whose clock drifts nobody knows for half an hour, where time is skipped.
            record.checkExpired(
                try await store.list(FollowUpFilter(state: .expired), before: nil, limit: .max), at: now,
                tolerance: isCalm ? 1_000 : 50)
            let lag = max(0, node.wall(at: now) / 1_000 - node.moment(at: now).wall.secondsSinceEpoch)
            node.wakeAt = next?.advanced(bySeconds: lag) ?? node.wakeAt
            event = .lookedAhead
        case .deliver, .alarm, .report: return
        }
        later(.told(event, ifLost: .failed(kind, Self.lost)), of: node)
    }

    private mutating func rescue(_ owner: LeaseOwner, except known: Set<Lease> = [], by node: SimulatedNode)
        async throws
    {
        _ = try await store.rescue(
            owner, except: known, at: node.mind.databaseNow(at: node.moment(at: now)),
            repeatsUncertain: settings.repeatsUncertain, attempts: Self.retry.attempts, rules: node.mind.rules)
    }

    private mutating func derive(by rules: DueRules, of plans: Set<String>?) async throws {
        let before = try await queued()
        _ = try await store.rederiveAll(by: rules, of: plans)
        let adopted = try await store.cluster().adopted
        for (id, after) in try await queued() where after.basis != before[id]?.basis {
            let moves = try await store.history(of: id).count
            record.derived(after, moves: moves, adopted[after.plan])
        }
    }

    private func queued() async throws -> [FollowUpID: FollowUp] {
        let list = try await store.list(FollowUpFilter(state: .queued), before: nil, limit: .max)
        return Dictionary(uniqueKeysWithValues: list.map { ($0.id, $0) })
    }

    // MARK: The membership's calls

    private mutating func call(_ action: MembershipAction, by node: SimulatedNode) async throws {
        let failure = MembershipEvent.failed(action)
        guard !node.isCutOff else {
            return later(.memberTold(failure, ifLost: failure), of: node, within: 1...2_000)
        }
        let event: MembershipEvent
        switch action {
        case .join(let call, let name):
            if let view = try await store.join(call.owner, name: name, report: call.report) {
                return later(.count(view, call, isJoin: true), of: node)
            }
            event = .joined(nil, begun: nil, to: call)
        case .beat(let call):
            if let view = try await store.beat(call.owner, report: call.report) {
                record.sends(node, call.report, view, at: now)
                return later(.count(view, call, isJoin: false), of: node)
            }
            event = .beaten(nil, begun: nil, to: call)
        case .declareDead(let owner, let beat):
            let isDead = try await store.declareDead(owner, atBeat: beat)
            if isDead { record.checkDeath(of: owner, among: alive, at: now, "declared dead") }
            event = .declared(owner, isDead: isDead)
        case .rescue(let owner):
            record.checkDeath(of: owner, among: alive, at: now, "rescued")
            try await rescue(owner, by: node)
            event = .rescued(owner)
        case .adopt(let hours, let plan, let configuration, let epoch):
            let before = try await store.cluster().adopted[plan]
            let adopted = try await store.adopt(
                hours, of: plan, configuration: configuration, by: node.name, over: epoch)
            if adopted.epoch != before?.epoch { record.adopted(adopted, at: now) }
            event = .adopted(adopted)
        case .halt(let reason):
            try await store.halt(reason)
            event = .halted
        case .leave(let owner):
            try await store.leave(owner)
            event = .left
        case .alarm, .follow, .report: return
        }
        later(.memberTold(event, ifLost: failure), of: node)
    }
}
