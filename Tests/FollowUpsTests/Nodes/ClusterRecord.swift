import SupportHours

@testable import FollowUps

/// What was seen in a simulated life, and what must hold in it.
struct ClusterRecord {
    var failures: [String] = []
    var accepted: [FollowUpID: NewFollowUp] = [:]
    /// Those of which the database has forgotten something.
    var forgotten: Set<FollowUpID> = []
    /// How many claims were asked for, and how many were got.
    var asked = 0
    var got = 0
    /// When turns were given.
    var taken: [Int64] = []
    var begun: [Int64] = []
    /// How many nodes have noticed that the database went back.
    var wentBack = 0
    var hasGoneBack = false
    var rescues = 0
    /// How many messages weren't ended whose data was begun.
    var brokenOff = 0
    /// Who was declared dead.
    private var dead: Set<LeaseOwner> = []
    /// When something that decides about adopted hours was last changed.
    var changedAt: Int64 = 0
    var occurrences: Set<Int64> = []

    private struct Derivation: Hashable {
        var epoch: Int64
        var fingerprint: String
        var moves: Int
    }

    private var derivations: [FollowUpID: Derivation] = [:]
    private var fingerprints: [FollowUpID: String] = [:]
    private var composers: [FollowUpID: Int] = [:]

    mutating func expect(_ condition: Bool, _ complaint: @autoclosure () -> String) {
        if !condition { failures.append(complaint()) }
    }

    /// The database is as it was: what it counted and whom it knew since is forgotten.
    mutating func goBack(at now: Int64) {
        begun = []
        derivations = [:]
        composers = [:]
        dead = []
        hasGoneBack = true
        hasChanged(at: now)
    }

    /// Something changes that decides about adopted hours: a node, its hours, or its way to the database.
    mutating func hasChanged(at now: Int64) {
        changedAt = max(changedAt, now)
    }

    /// The parts of the limits that nodes have at a time are never more than the whole.
    mutating func checkParts(of nodes: [SimulatedNode], at now: Int64, wentBackAt: Int64?) {
        if let wentBackAt, now - wentBackAt < 2 * SimulatedNode.terms.lease { return }
        let parts = nodes.reduce(0.0) { sum, node in
            let rights = node.mind.rights
            guard rights.isSending, node.uptime(at: now) < rights.claimsUntil else { return sum }
            return sum + 1 / Double(rights.divisor)
        }
        expect(parts < 1.000_001, "\(parts) of the limits are used at \(now)")
    }

    /// Nobody is taken for dead who still trusts itself.
    mutating func checkDeath(of owner: LeaseOwner, among nodes: [SimulatedNode], at now: Int64, _ what: String) {
        if what == "rescued" { rescues += 1 } else { dead.insert(owner) }
        for node in nodes where node.mind.rights.owner == owner && !node.mind.rights.isAlone {
            expect(node.uptime(at: now) >= node.mind.rights.finishesUntil, "\(node.name) is \(what) and trusts itself")
        }
    }

    /// A message ends that others may have queued again.
    mutating func end(_ message: ClaimedFollowUp, by node: SimulatedNode) {
        expect(!dead.contains(message.lease.owner), "\(message.id) is ended by \(node.name), which was declared dead")
    }

    mutating func claim(
        _ message: ClaimedFollowUp, by node: SimulatedNode, hours: [String: String]?, among nodes: [SimulatedNode],
        at now: Int64
    ) {
        fingerprints[message.id] = hours?[message.plan]
        guard let composer = composers[message.id], composer != node.composer, message.attempts > 1 else { return }
        // What the claimer knows of it may be as old as its rights.
        let other = nodes.first { other in
            other.composer == composer && now - other.beatAt < 6_000
                && other.sendsSince.map { now - $0 > 40_000 } ?? false
        }
        expect(other == nil, "\(message.id) is claimed by \(node.name), though \(other?.name ?? "") has its composer")
    }

    mutating func begin(_ message: ClaimedFollowUp, limit: Int?, at now: Int64) {
        begun.append(now)
        let number = begun.count { $0 > now - 3_600_000 }
        expect(number <= limit ?? .max, "\(number) began data within an hour")
        expect(
            message.expiresAt.map { now / 1_000 < $0.secondsSinceEpoch + 14 } ?? true, "\(message.id) had expired")
    }

    /// - Parameter decided: when the node decided to begin: its uptime.
    mutating func begin(_ message: ClaimedFollowUp, by node: SimulatedNode, decided: Int64) {
        composers[message.id] = node.composer
        expect(
            decided - node.provenAt < SimulatedNode.terms.claimsFor,
            "\(message.id) is begun by \(node.name), which had heard nothing for \(decided - node.provenAt) ms")
    }

    /// - Parameter tolerance: milliseconds.
    mutating func checkExpired(_ followUps: [FollowUp], at now: Int64, tolerance: Int64) {
        for followUp in followUps {
            let early = (followUp.expiresAt ?? followUp.acceptedAt).secondsSinceEpoch * 1_000 - now
            expect(early <= tolerance, "\(followUp.id) expired \(early) ms early")
        }
    }

    /// By the hours that its node goes by.
    func isOpen(_ message: ClaimedFollowUp, at instant: Instant) -> Bool {
        guard let fingerprint = fingerprints[message.id],
            let schedule = try? ClusterHours.schedule(
                of: DueBasis(plan: message.plan, hours: "", zone: nil, tzdata: nil, fingerprint: fingerprint))
        else { return false }
        return schedule.isOpen(at: instant)
    }

    /// Nothing is derived anew for the second time under one epoch, unless it was queued again in between.
    mutating func derived(_ followUp: FollowUp, moves: Int, _ adopted: AdoptedHours?) {
        guard let adopted, let basis = followUp.basis else { return }
        let this = Derivation(epoch: adopted.epoch, fingerprint: basis.fingerprint, moves: moves)
        expect(
            basis.fingerprint == adopted.hours.fingerprint,
            "\(followUp.id) is derived by \(basis.fingerprint), which isn't adopted")
        expect(derivations[followUp.id] != this, "\(followUp.id) is derived twice under epoch \(adopted.epoch)")
        derivations[followUp.id] = this
    }

    mutating func adopted(_ adopted: AdoptedHours, at now: Int64) {
        // Those whose node is gone wait to be found dead, which begins anew for who was out of touch, and then for a lease.
        let late = now - changedAt
        expect(
            late < 5 * SimulatedNode.terms.lease,
            "\(adopted.plan)'s hours don't settle: \(adopted.hours.fingerprint) by \(adopted.adoptedBy), \(late) ms late"
        )
    }

    mutating func sends(_ node: SimulatedNode, _ report: NodeReport, _ view: ClusterView, at now: Int64) {
        node.beatAt = now
        let agrees = view.adopted.allSatisfy { report.hours[$0.key]?.fingerprint == $0.value.hours.fingerprint }
        node.sendsSince = report.isSending && agrees ? node.sendsSince ?? now : nil
    }

    /// Turns are given within the limit per second, and the burst of one second.
    mutating func checkPace(_ limit: Int, nodes: Int) {
        let sorted = taken.sorted()
        for seconds in [Int64(1), 5, 30] {
            var first = 0
            for (index, at) in sorted.enumerated() {
                while sorted[first] <= at - seconds * 1_000 { first += 1 }
                let number = index - first + 1
                guard number > limit + Int(seconds) * limit + nodes else { continue }
                return failures.append("\(number) turns were given within \(seconds) s")
            }
        }
    }
}
