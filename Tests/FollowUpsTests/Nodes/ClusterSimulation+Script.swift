import MailAddress
import Messages
import SeededRandom
import StoreTestKit
import SupportHours
import TestAddresses

@testable import FollowUps

// What happens to the nodes, and what people do.
extension ClusterSimulation {
    mutating func happen() async throws {
        let node = alive.randomElement(using: &dice)
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<34: try await accept(at: node)
        case 34..<42: try await beginOccurrence(at: node)
        case 42..<50: freeze(node)
        case 50..<58:
            node?.isCutOff.toggle()
            record.hasChanged(at: now)
        case 58..<64: node?.mood = SimulatedRelay.Mood.allCases.randomElement(using: &dice) ?? .well
        case 64..<69: kill(node)
        case 69..<77: try join()
        case 77..<80: leave(node)
        case 80..<84: try reload(node)
        case 84..<87: try upgradeZones(node)
        case 87..<88: latest.composer = Int.random(in: 1...2, using: &dice)
        case 88..<90: try await pause(node)
        case 90..<92: _ = try await store.setDraining(Bool.random(using: &dice), name: node?.name ?? "")
        case 92..<94: snapshot = (InMemoryStore(copying: store), now)
        case 94..<95: try await goBack()
        case 95..<97: try await command(node)
        default:
            for node in alive where Bool.random(using: &dice) { node.isCutOff = false }
            record.hasChanged(at: now)
        }
    }

    // MARK: Nodes

    mutating func join() throws {
        guard alive.count < 5 else { return }
        let taken = Set(alive.map(\.name))
        let name = ["a", "b", "c", "d", "e"].filter { !taken.contains($0) }.randomElement(using: &dice) ?? "a"
        let isFar = Int.random(in: 0..<12, using: &dice) == 0
        let offset = isFar ? 3_000 : Int64.random(in: -600...600, using: &dice)
        let clocks = SimulatedNode.Clocks(
            offset: Bool.random(using: &dice) ? offset : -offset, drift: Int64.random(in: -200...200, using: &dice),
            bootedAt: now - Int64.random(in: 0...1_000_000, using: &dice))
        let isBehind = Int.random(in: 0..<4, using: &dice) == 0
        let node = try SimulatedNode(
            count, name: name, composer: isBehind ? 1 : latest.composer, clocks: clocks,
            configuration: isBehind ? 0 : latest.configuration, release: isBehind ? 0 : latest.release,
            settings: settings, dice: &dice, at: now)
        count += 1
        nodes.append(node)
        record.hasChanged(at: now)
    }

    private mutating func freeze(_ node: SimulatedNode?) {
        // Often between the beginning of a message's data and its end: that is where it matters.
        let sending = pending.filter { if case .dot = $0.work { true } else { false } }.map(\.node)
        let isInMessage = Bool.random(using: &dice)
        guard let node = isInMessage ? sending.randomElement(using: &dice) ?? node : node else { return }
        let length = [2_000, 12_000, 22_000, 27_000, 34_000, 70_000].randomElement(using: &dice) ?? 2_000
        node.frozenUntil = max(node.frozenUntil, now + Int64(length))
        record.hasChanged(at: node.frozenUntil)
    }

    private mutating func kill(_ node: SimulatedNode?) {
        guard let node else { return }
        for item in pending where item.node === node {
            // It had left already, and the answer found nobody.
            if case .dot(let message) = item.work,
                node.mind.hindranceToEnding(message.lease, at: node.uptime(at: now)) == nil,
                Bool.random(using: &dice)
            {
                relay.mood = node.mood
                _ = relay.take(message, at: Instant(secondsSinceEpoch: now / 1_000), dice: &dice)
            }
        }
        node.isGone = true
        let isSent = Bool.random(using: &dice)
        pending.removeAll { $0.node === node && (!$0.work.isOutside || !isSent) }
        record.hasChanged(at: now)
    }

    private mutating func leave(_ node: SimulatedNode?) {
        guard let node, !node.isLeaving else { return }
        node.isLeaving = true
        happen(.stop, to: node)
        record.hasChanged(at: now)
    }

    private mutating func goBack() async throws {
        guard let snapshot, now - snapshot.at < 120_000 else { return }
        for (id, _) in record.accepted {
            let (before, after) = (try await snapshot.store.history(of: id), try await store.history(of: id))
            if before != after { record.forgotten.insert(id) }
            if before.isEmpty { record.accepted[id] = nil }
        }
        store.rewind(to: snapshot.store)
        self.snapshot = nil
        wentBackAt = now
        record.goBack(at: now)
        // A store notices by the commits that it counts, once it connects again.
        for node in alive {
            node.mind.databaseWentBack()
            happen(.wake, to: node)
        }
        for item in pending {
            if case .begun(let message, _, _) = item.work { record.forgotten.insert(message.id) }
            if case .dot(let message) = item.work { record.forgotten.insert(message.id) }
        }
    }

    // MARK: Hours

    private mutating func reload(_ node: SimulatedNode?) throws {
        guard let node else { return }
        if Bool.random(using: &dice) {
            latest.configuration = Int.random(in: 0..<ClusterHours.configurations, using: &dice)
        }
        node.configuration = latest.configuration
        try follow(node)
    }

    private mutating func upgradeZones(_ node: SimulatedNode?) throws {
        guard let node else { return }
        if Bool.random(using: &dice) {
            latest.release = min(latest.release + 1, ClusterHours.releases.count - 1)
        }
        node.release = latest.release
        try follow(node)
    }

    mutating func follow(_ node: SimulatedNode) throws {
        node.rules = try ClusterHours.rules(node.configuration, release: node.release)
        node.mind.follow(node.rules)
        tell(node, .changed(node.facts))
        happen(.wake, to: node)
        record.hasChanged(at: max(now, node.frozenUntil))
    }

    // MARK: People

    private mutating func accept(at node: SimulatedNode?) async throws {
        guard let node, !node.isCutOff, node.frozenUntil <= now, record.accepted.count < 40 else { return }
        for _ in 0..<Int.random(in: 1...6, using: &dice) {
            let new = try newFollowUp(at: node)
            record.expect(try await store.enqueue([new]) == [.stored], "\(new.id) isn't stored")
            record.accepted[new.id] = new
        }
        happen(.wake, to: node)
    }

    mutating func newFollowUp(at node: SimulatedNode, key: String? = nil) throws -> NewFollowUp {
        let plan = ClusterHours.plans.randomElement(using: &dice) ?? "basic"
        let accepted = Instant(secondsSinceEpoch: node.wall(at: now) / 1_000)
        let id = ids.next(milliseconds: node.wall(at: now), random: dice.next())
        let when: When =
            Bool.random(using: &dice)
            ? .nextWindow : .notBefore(accepted.advanced(bySeconds: Int64.random(in: 0...120, using: &dice)))
        let domain = ["docomo.ne.jp", "example.jp", "example.com"].randomElement(using: &dice) ?? ""
        let expiresAt =
            Int.random(in: 0..<6, using: &dice) == 0
            ? accepted.advanced(bySeconds: Int64.random(in: 5...90, using: &dice)) : nil
        return NewFollowUp(
            id: id, kind: .guidance, plan: plan,
            message: Message(recipient: try MailAddress(parsing: "a@\(domain)"), subject: "件名", text: "本文"),
            messageID: "<\(id)@example.jp>", when: when,
            due: node.mind.rules.due(when, plan: plan, countsFrom: accepted), expiresAt: expiresAt,
            acceptedAt: accepted,
            idempotency: key.map { Idempotency(key: $0, fingerprint: "") })
    }

    /// Every node sees that an occurrence has come, and each may be the first.
    private mutating func beginOccurrence(at node: SimulatedNode?) async throws {
        guard let node, !node.isCutOff, node.frozenUntil <= now, record.accepted.count < 60 else { return }
        if Bool.random(using: &dice) { occurrence += 1 }
        let instant = Instant(secondsSinceEpoch: start / 1_000 + occurrence)
        let batch = try (0..<3).map { try newFollowUp(at: node, key: "recurring:\(occurrence):\($0)") }
        let results: [EnqueueResult]
        if let begun = try await store.beginOccurrence(of: "letter", at: instant, with: Array(batch.prefix(2))) {
            results = begun
            record.expect(record.occurrences.insert(occurrence).inserted || record.hasGoneBack, "begun twice")
        } else {
            results = try await store.enqueue(batch)
        }
        for (new, result) in zip(batch, results) where result == .stored { record.accepted[new.id] = new }
        happen(.wake, to: node)
    }

    private mutating func pause(_ node: SimulatedNode?) async throws {
        guard let node, !node.isCutOff, node.frozenUntil <= now else { return }
        let paused = Bool.random(using: &dice)
        try await store.setPaused(paused)
        node.mind.setPaused(paused, at: node.uptime(at: now))
        happen(.wake, to: node)
    }

    private mutating func command(_ node: SimulatedNode?) async throws {
        guard let node, let id = record.accepted.keys.sorted().randomElement(using: &dice) else { return }
        let command: FollowUpCommand = Bool.random(using: &dice) ? .cancel : .retry
        _ = try await store.apply(
            command, to: id, at: Instant(secondsSinceEpoch: now / 1_000), uid: 1_000, rules: node.mind.rules,
            request: RequestID(rawValue: Int64.random(in: 1...(.max), using: &dice)))
    }
}
