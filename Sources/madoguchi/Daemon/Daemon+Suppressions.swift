import MadoguchiAPI

// Suppressed recipients, on `control.sock`. Both changes may safely be repeated.
extension Daemon {
    func suppressions(limit: Int, cursor: String?) throws(DaemonError) -> Reply<SuppressionPage> {
        try get(RequestTarget("v1", "suppressions").with("limit", String(limit)).with("cursor", cursor))
    }

    func suppress(_ request: SuppressionRequest) throws(DaemonError) -> Reply<SuppressionResource> {
        try post(RequestTarget("v1", "suppressions"), request, lookup: nil)
    }

    func unsuppress(_ address: String) throws(DaemonError) -> Reply<SuppressionResource> {
        try post(RequestTarget("v1", "suppressions", "remove"), SuppressionRemoval(address: address), lookup: nil)
    }
}
