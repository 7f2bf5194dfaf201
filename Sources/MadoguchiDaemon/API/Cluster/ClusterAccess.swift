import FollowUps

/// A daemon among those that share its store, as the routes see it.
struct ClusterAccess: Sendable {
    let nodes: any NodeStore
    /// What the configuration calls this node.
    let name: String
    /// This node's present owner: another one after others took it for dead.
    let owner: @Sendable () -> LeaseOwner
    /// Milliseconds by which a clock may differ from the database's.
    let clockTolerance: Int64
    /// Has this node's hours be adopted for every plan, whatever was adopted before. Returns once that is on its way.
    let adopt: @Sendable () async -> Void
}

extension ClusterAccess {
    init(_ nodes: any NodeStore, _ membership: Membership) {
        let runner = membership.runner
        self.init(
            nodes: nodes, name: membership.name, owner: { runner.owner }, clockTolerance: membership.clockTolerance,
            adopt: { runner.adopt() })
    }
}
