import FollowUps
import Messages
import SupportHours

/// The nodes in memory, and what they have agreed upon.
struct NodeShelf {
    var halt: Trouble?
    private var nodes: [LeaseOwner: Node] = [:]
    private var draining: Set<String> = []
    private var adopted: [String: AdoptedHours] = [:]

    /// - Returns: whether it is live.
    mutating func join(_ owner: LeaseOwner, name: String, report: NodeReport, at now: Instant) -> Bool {
        if nodes[owner] != nil { return beat(owner, report: report) }
        let taken = Set(nodes.values.filter { $0.state == .live }.map(\.slot))
        guard let slot = FollowUpIDGenerator.slots.first(where: { !taken.contains($0) }) else { return false }
        nodes[owner] = Node(owner: owner, name: name, slot: slot, joinedAt: now, report: report)
        return true
    }

    /// - Returns: whether it is live.
    mutating func beat(_ owner: LeaseOwner, report: NodeReport) -> Bool {
        guard let node = nodes[owner], node.state == .live else { return false }
        guard report.number > node.report.number else { return true }
        nodes[owner]?.beat += 1
        nodes[owner]?.report = report
        return true
    }

    mutating func leave(_ owner: LeaseOwner) {
        if nodes[owner]?.state == .live { nodes[owner]?.state = .left }
    }

    mutating func declareDead(_ owner: LeaseOwner, atBeat beat: Int64) -> Bool {
        guard let node = nodes[owner], node.state == .live, node.beat == beat else {
            return nodes[owner]?.state == .dead
        }
        nodes[owner]?.state = .dead
        return true
    }

    /// Whether it may claim. Those that never joined are no nodes, and may.
    func mayClaim(_ owner: LeaseOwner) -> Bool { (nodes[owner]?.state ?? .live) == .live }

    mutating func adopt(
        _ hours: NodeHours, of plan: String, configuration: String, by name: String, over epoch: Int64?
    ) -> AdoptedHours {
        if let standing = adopted[plan], standing.epoch != epoch { return standing }
        let new = AdoptedHours(
            plan: plan, hours: hours, configuration: configuration, epoch: (epoch ?? 0) + 1,
            adoptedBy: name)
        adopted[plan] = new
        return new
    }

    /// Whether a follow-up may be derived anew by these hours: where its plan has adopted ones, by no others.
    func mayDerive(_ followUp: FollowUp, by rules: DueRules) -> Bool {
        adopted[followUp.plan].map { $0.hours.fingerprint == rules.plans[followUp.plan]?.basis.fingerprint } ?? true
    }

    mutating func setDraining(_ isDraining: Bool, name: String) -> Bool {
        if isDraining { draining.insert(name) } else { draining.remove(name) }
        return nodes.values.contains { $0.name == name && $0.state == .live }
    }

    mutating func forget(name: String, holding: Set<LeaseOwner>) -> Int {
        let gone = nodes.values.filter { $0.name == name && $0.state != .live && !holding.contains($0.owner) }
        for node in gone { nodes[node.owner] = nil }
        if !nodes.values.contains(where: { $0.name == name }) { draining.remove(name) }
        return gone.count
    }

    func view(holding: Set<LeaseOwner>, pause: Pause, databaseTime: Int64) -> ClusterView {
        let shown = nodes.values.filter { $0.state == .live || holding.contains($0.owner) }.map { node in
            var node = node
            node.isDraining = draining.contains(node.name)
            return node
        }
        return ClusterView(
            nodes: shown, adopted: adopted, pause: pause, halt: halt,
            databaseTime: databaseTime)
    }
}
