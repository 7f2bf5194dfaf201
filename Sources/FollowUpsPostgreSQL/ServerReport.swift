package import FollowUps
package import Messages
import PostgreSQL

/// A server as its operator should know it.
package struct ServerReport: Hashable, Sendable {
    /// The one of several hosts; a directory for a socket.
    package var host: String
    /// `15.4`
    package var version: String
    package var isEncrypted: Bool
    /// Whether a pooler is in between.
    package var isPooled: Bool
    /// What may be lost or seen by others as things are, each with what to do about it.
    package var risks: [Trouble]
}

extension PostgreSQLStore {
    /// Asks the server about itself.
    ///
    /// - Parameter durability: what the configuration asks of it.
    package func serverReport(durability: Durability) async throws(StoreError) -> ServerReport {
        try await ask { session in
            let facts = try ServerFacts(session)
            return ServerReport(
                host: session.host, version: facts.version, isEncrypted: session.isEncrypted,
                isPooled: session.isPooled,
                risks: facts.risks(durability, isEncrypted: session.isEncrypted, host: session.host)
                    + (try self.missingKeys(in: session)))
        }
    }

    /// What waits for keys that aren't here; other nodes may have them.
    private func missingKeys(in session: some Reading) throws -> [Trouble] {
        try session.query(
            """
            SELECT \(SealedHeader.ofSealed), count(*) FROM letters WHERE sealed IS NOT NULL GROUP BY 1 ORDER BY 1
            """
        ).compactMap { row in
            let beginning: PostgresBytes = try row(0)
            let count: Int = try row(1)
            return seal.missingKey(of: beginning.bytes).map { .keyMissing($0, of: count) }
        }
    }
}

/// What a server says of its own settings. Everybody may see these, but for the standbys' states.
struct ServerFacts {
    var version: String
    /// `synchronous_standby_names`; empty where no commit waits for a standby.
    var synchronousStandbys: String
    var isFlushing: Bool
    var isLoggingParameters: Bool
    /// Standbys that are connected, by whether commits wait for them.
    var synchronous: [String] = []
    var asynchronous: [String] = []
    /// Standbys of which the role isn't told more than that they are there.
    var unseen = 0

    func risks(_ durability: PostgreSQLStore.Durability, isEncrypted: Bool, host: String) -> [Trouble] {
        var risks: [Trouble] = []
        let waits = durability == .replica && !synchronousStandbys.isEmpty
        if !waits, !asynchronous.isEmpty || !synchronous.isEmpty || unseen > 0 {
            risks.append(.standbysMayMiss((asynchronous + synchronous).filter { !$0.isEmpty }))
        } else if waits, synchronous.isEmpty, unseen == 0 {
            risks.append(.synchronousStandbyAway(synchronousStandbys))
        }
        if !isFlushing { risks.append(.serverDoesNotFlush) }
        if isLoggingParameters { risks.append(.serverLogsParameters) }
        if !isEncrypted, !host.isEmpty, !host.hasPrefix("/"), !["localhost", "127.0.0.1", "::1"].contains(host) {
            risks.append(.databaseUnencrypted(host))
        }
        return risks
    }
}

extension ServerFacts {
    init(_ session: some Reading) throws {
        // A statement's parameters are logged with the statement, and with errors of it.
        let settings = try session.query(
            """
            SELECT split_part(current_setting('server_version'), ' ', 1), current_setting('synchronous_standby_names'),
                current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on',
                current_setting('log_parameter_max_length') <> '0'
                    AND (current_setting('log_statement') IN ('mod', 'all')
                        OR current_setting('log_min_duration_statement') <> '-1'
                        OR current_setting('log_min_duration_sample') <> '-1')
                    OR current_setting('log_parameter_max_length_on_error') <> '0'
            """)
        guard let row = settings.first else { throw StoreError(.io, detail: .noStoreAnswer, isOfServer: true) }
        self.init(
            version: try row(0), synchronousStandbys: try row(1), isFlushing: try row(2),
            isLoggingParameters: try row(3))
        let standbys = try session.query(
            """
            SELECT application_name, sync_state FROM pg_stat_replication
            WHERE sync_state IS NULL OR state = 'streaming' ORDER BY application_name
            """)
        for standby in standbys {
            let name: String = try standby(0, as: String?.self) ?? ""
            switch try standby(1, as: String?.self) {
            case "sync", "quorum": synchronous.append(name)
            case nil: unseen += 1
            default: asynchronous.append(name)
            }
        }
    }
}
