import MadoguchiAPI

// The daemons that share the queue, on `control.sock`. All commands may safely be repeated.
extension Daemon {
    /// How long the daemon may take until its hours are adopted.
    private static let adoptionTimeout = Duration.seconds(30)

    func cluster() throws(DaemonError) -> Reply<ClusterStatus> {
        try get(RequestTarget("v1", "cluster"))
    }

    func adoptHours() throws(DaemonError) -> Reply<ClusterStatus> {
        try post(RequestTarget("v1", "cluster", "adopt"), lookup: nil, within: Self.adoptionTimeout)
    }

    func setDraining(_ isDraining: Bool, node: String) throws(DaemonError) -> Reply<ClusterStatus> {
        try post(
            RequestTarget("v1", "cluster", isDraining ? "drain" : "undrain"), ClusterNodeRequest(name: node),
            lookup: nil)
    }

    func forget(node: String) throws(DaemonError) -> Reply<ClusterStatus> {
        try post(RequestTarget("v1", "cluster", "forget"), ClusterNodeRequest(name: node), lookup: nil)
    }
}
