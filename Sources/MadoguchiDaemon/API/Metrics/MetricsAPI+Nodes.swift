import FollowUps

extension MetricsAPI {
    /// The daemons that share the queue; none where it isn't shared, or can't be read.
    var nodeFamilies: [MetricFamily] {
        get async {
            guard let cluster, !isStoreOpening(), let view = try? await cluster.nodes.cluster() else { return [] }
            let live = view.nodes.filter { $0.state == .live }
            let owner = cluster.owner()
            let own = live.first { $0.owner == owner }
            return [
                MetricFamily(
                    "madoguchi_nodes", .gauge,
                    "Daemons that share the queue, by state; of those that have ended only such as hold leases still.",
                    Node.State.allCases.map { state in
                        .init([("state", state.rawValue)], view.nodes.count { $0.state == state })
                    }),
                MetricFamily(
                    "madoguchi_nodes_sending", .gauge, "Live nodes that send, or would if sending weren't paused.",
                    [.init([], live.count { $0.report.isSending })]),
                MetricFamily(
                    "madoguchi_node_joined", .gauge,
                    "Whether this daemon is a live node; otherwise it accepts nothing and sends nothing.",
                    [.init([], own == nil ? 0 : 1)]),
            ] + (own.map { families(of: $0, in: view) } ?? [])
        }
    }

    private func families(of own: Node, in view: ClusterView) -> [MetricFamily] {
        let differing = Set(view.plansDiffering(on: own))
        return [
            MetricFamily(
                "madoguchi_node_sending", .gauge, "Whether this node sends, or would if sending weren't paused.",
                [.init([], own.report.isSending ? 1 : 0)]),
            MetricFamily(
                "madoguchi_node_draining", .gauge, "Whether somebody asked this node to send nothing more.",
                [.init([], own.isDraining ? 1 : 0)]),
            MetricFamily(
                "madoguchi_node_divisor", .gauge, "By how many this node divides the limits.",
                [.init([], own.report.divisor)]),
            MetricFamily(
                "madoguchi_node_clock_offset_seconds", .gauge, unit: "seconds",
                "By how much this node's clock is ahead of the database's.",
                [.init(value: Double(own.report.clockOffset) / 1_000)]),
            MetricFamily(
                "madoguchi_node_agrees", .gauge,
                "Whether this node's hours of the plan are the adopted ones; it sends for no others.",
                view.namedPlans.map { .init([("plan", $0)], differing.contains($0) ? 0 : 1) }),
        ]
    }
}
