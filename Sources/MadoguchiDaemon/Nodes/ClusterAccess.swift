import FollowUps

/// What those who look after the nodes that share a database ask this one for.
struct ClusterAccess: Sendable {
    let nodes: any NodeStore
    /// This node's own name.
    let name: String
    /// Has this node's hours adopted by all, soon after it returns.
    let adopt: @Sendable () -> Void
}

extension ClusterAccess {
    init(_ nodes: any NodeStore, _ membership: Membership) {
        self.init(nodes: nodes, name: membership.name, adopt: { membership.runner.adopt() })
    }
}
