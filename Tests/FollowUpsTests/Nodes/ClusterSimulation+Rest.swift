import Messages
import SeededRandom
import StoreTestKit
import SupportHours

@testable import FollowUps

// How it must end.
extension ClusterSimulation {
    /// Everything is well from now on, and time passes until nothing is left to do.
    mutating func comeToRest(_ clock: ClockReader) async throws {
        isCalm = true
        if alive.allSatisfy(\.isLeaving) { try join() }
        for node in alive {
            node.isCutOff = false
            node.mood = .well
            node.frozenUntil = min(node.frozenUntil, now + 80_000)
            node.clocks.set(right: now)
            _ = try await store.setDraining(false, name: node.name)
            record.hasChanged(at: max(now, node.frozenUntil))
        }
        var end = now + 4 * SimulatedNode.terms.lease
        while record.failures.isEmpty {
            now = max(now, nextAt)
            clock.set(now)
            try await goOn()
            guard now > end else { continue }
            end = now + 20_000
            if try await isDone() { return }
            // Resumed late: the last message of bad times came home and halted everybody.
            try await store.setPaused(false)
            for node in alive {
                node.mind.setPaused(false, at: node.uptime(at: now))
                happen(.wake, to: node)
            }
            guard now < start + 4 * 86_400_000 else { return record.failures.append(try await remains()) }
            // Nothing but time is missing: all of them stand still for a while.
            if alive.allSatisfy({ $0.isIdle && $0.membership.own != nil }) {
                let wakeAt = alive.compactMap(\.wakeAt?.secondsSinceEpoch).min() ?? 0
                now = max(now + 1_800_000, wakeAt * 1_000)
                end = now + 20_000
                clock.set(now)
                record.hasChanged(at: now)
                for node in alive { node.clocks.set(right: now) }
            }
        }
    }

    private func isDone() async throws -> Bool {
        guard alive.allSatisfy(\.isIdle) else { return false }
        return try await store.tally().values.flatMap { $0 }.allSatisfy { $0.key.isTerminal || $0.value == 0 }
    }

    private func remains() async throws -> String {
        let left = try await store.list(FollowUpFilter(), before: nil, limit: .max).filter { !$0.state.isTerminal }
        let followUps = left.map { "\($0.id) \($0.state) \($0.plan) \($0.basis?.fingerprint ?? "")" }
        let cluster = try await store.cluster()
        let nodes = alive.map { node in
            let obstacle = String(describing: node.mind.status(at: node.moment(at: now)).obstacle)
            return "\(node.name): \(node.mind.rights.isSending) \(obstacle) \(node.mind.agreedHours ?? [:])"
        }
        return "it never comes to rest: \(followUps) at \(now): \(nodes), \(cluster.nodes.map(\.state)), "
            + "\(cluster.adopted.mapValues(\.hours.fingerprint))"
    }

    mutating func check() async throws {
        record.checkPace(settings.perSecond, nodes: count)
        for (id, new) in record.accepted.sorted(by: { $0.key < $1.key }) {
            let history = try await store.history(of: id)
            guard let kept = try await store.followUp(id) else {
                record.expect(record.forgotten.contains(id), "\(id) was acknowledged, and is lost")
                continue
            }
            let arrivals = relay.arrivals.filter { $0.id == id }
            let uncertain = history.count { $0.move == .uncertain }
            let deliveries = history.count { $0.move == .delivered || $0.move == .learned }
            record.expect(kept.state.isTerminal, "\(id) is \(kept.state)")
            record.expect(kept.message.subject == new.message.subject, "\(id) is another message")
            record.expect(Set(arrivals.map(\.messageID)).count <= 1, "\(id) arrived under two Message-IDs")
            guard !record.forgotten.contains(id) else { continue }
            if kept.state == .delivered { record.expect(!arrivals.isEmpty, "\(id) is delivered, and never arrived") }
            record.expect(
                arrivals.count <= uncertain + deliveries,
                "\(id) arrived \(arrivals.count) times: \(history.map(\.move))")
            record.expect(Set(arrivals.map(\.fixedHeaders)).count <= 1, "\(id) arrived with other bytes")
            checkMoves(history, of: id)
        }
        for occurrence in record.occurrences { try await checkOccurrence(occurrence) }
    }

    private mutating func checkOccurrence(_ occurrence: Int64) async throws {
        let keys = Set((0..<3).map { "recurring:\(occurrence):\($0)" })
        var found: [String: Int] = [:]
        for new in record.accepted.values {
            if let key = new.idempotency?.key, keys.contains(key) { found[key, default: 0] += 1 }
        }
        record.expect(found.values.allSatisfy { $0 == 1 }, "occurrence \(occurrence) is queued twice")
    }

    /// The history is a walk through the state machine.
    private mutating func checkMoves(_ history: [HistoryEntry], of id: FollowUpID) {
        var state: FollowUpState?
        for entry in history {
            guard let next = FollowUpState.after(entry.move, from: state) else {
                return record.failures.append("\(id): \(entry.move) can't follow on \(String(describing: state))")
            }
            state = next
        }
        // Nodes' clocks differ.
        let isOrdered = zip(history, history.dropFirst()).allSatisfy { $1.at.seconds(since: $0.at) >= -15 }
        record.expect(isOrdered, "\(id): history goes back in time")
    }
}
