import MadoguchiAPI

/// Requests for the daemon's operator.
extension Daemon {
    /// How long the daemon may take to check the relay.
    private static let relayTimeout = Duration.seconds(45)

    /// - Parameter receive: called with the backup's bytes as they arrive.
    func backup(_ receive: ([UInt8]) throws -> Void) throws {
        try post(RequestTarget("v1", "queue", "backup"), downloading: receive)
    }

    func diagnosis() throws(DaemonError) -> Reply<Diagnosis> {
        try get(RequestTarget("v1", "diagnosis"))
    }

    func checkRelay() throws(DaemonError) -> Reply<RelayCheck> {
        try post(RequestTarget("v1", "relay", "check"), lookup: nil, within: Self.relayTimeout)
    }

    /// - Returns: the answer's JSON.
    func health() throws(DaemonError) -> String {
        let reply: Reply<Health> = try get(RequestTarget("healthz"), within: .seconds(5))
        return reply.json
    }

    private struct Health: Decodable {
        var status: String
    }
}
