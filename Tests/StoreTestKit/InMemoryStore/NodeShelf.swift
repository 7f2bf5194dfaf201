import FollowUps
import Messages
import SupportHours

/// The nodes in memory.
struct NodeShelf {
    /// Milliseconds since 1970-01-01T00:00:00Z, by the database's clock.
    var time: Int64 = 0
    private var nodes: [LeaseOwner: Node] = [:]
    private var adopted: [String: AdoptedHours] = [:]
    private var drained: Set<String> = []
    private var halt: Trouble?

    /// - Parameter holders: who holds leases.
    func view(pause: Pause, holders: [LeaseOwner]) -> ClusterView {
        let shown = nodes.values.filter { $0.state == .live || holders.contains($0.owner) }.map { node in
            var node = node
            node.isDraining = drained.contains(node.name)
            return node
        }
        return ClusterView(
            nodes: shown.sorted {
                ($0.state == .live ? 0 : 1, $0.slot, $0.owner.rawValue)
                    < ($1.state == .live ? 0 : 1, $1.slot, $1.owner.rawValue)
            }, adopted: adopted, pause: pause, halt: halt, databaseTime: time)
    }

    /// - Returns: whether it is live now; nil where no slot is free.
    mutating func join(_ owner: LeaseOwner, name: String, report: NodeReport) -> Bool? {
        if nodes[owner] != nil { return beat(owner, report: report) }
        let taken = Set(nodes.values.filter { $0.state == .live }.map(\.slot))
        guard let slot = FollowUpIDGenerator.slots.first(where: { !taken.contains($0) }) else { return nil }
        nodes[owner] = Node(
            owner: owner, name: name, slot: slot, joinedAt: Instant(secondsSinceEpoch: time / 1_000), report: report)
        return true
    }

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
        guard let node = nodes[owner] else { return false }
        if node.state == .live, node.beat == beat { nodes[owner]?.state = .dead }
        return nodes[owner]?.state == .dead
    }

    mutating func adopt(
        _ hours: NodeHours, of plan: String, configuration: String, by name: String, over epoch: Int64?
    ) -> AdoptedHours {
        if let present = adopted[plan], present.epoch != epoch { return present }
        let new = AdoptedHours(
            plan: plan, hours: hours, configuration: configuration, epoch: (adopted[plan]?.epoch ?? 0) + 1,
            adoptedBy: name)
        adopted[plan] = new
        return new
    }

    mutating func setDraining(_ isDraining: Bool, name: String) -> Bool {
        guard nodes.values.contains(where: { $0.name == name && $0.state == .live }) else { return false }
        if isDraining { drained.insert(name) } else { drained.remove(name) }
        return true
    }

    mutating func forget(name: String, holders: [LeaseOwner]) -> Int {
        let gone = nodes.values.filter { $0.name == name && $0.state != .live && !holders.contains($0.owner) }
        for node in gone { nodes[node.owner] = nil }
        return gone.count
    }

    mutating func halt(_ reason: Trouble) { halt = halt ?? reason }
    mutating func resume() { halt = nil }
}
