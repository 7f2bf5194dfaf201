/// How a client behaves beside its address.
package struct PostgresOptions: Sendable {
    /// As the server shows it to its operator, in `pg_stat_activity`.
    package var applicationName: String
    /// The longest wait for an answer to one statement, after which the connection is given up.
    package var answerTimeout: Duration = .seconds(10)
    /// The longest time that the server gives a statement, locks included; shorter than the above, so that a slow statement
    /// is refused and nothing is uncertain. Waiting for a standby isn't counted.
    package var statementTimeout: Duration = .seconds(8)
    /// After which the server ends a transaction in which nothing is asked.
    package var idleInTransactionTimeout: Duration = .seconds(10)
    /// After a connection couldn't be made, calls fail without another try for this long.
    package var retryInterval: Duration = .milliseconds(50)
    /// Whether the server keeps what is asked again and again, and plans it for whatever values come. No pooler takes part in
    /// that: behind one, nothing is prepared.
    package var preparesStatements = false
    /// Other parameters of the server that each session begins with, such as `search_path`; values as `SET`
    /// takes them.
    package var settings: [(name: String, value: String)] = []

    package init(applicationName: String) {
        self.applicationName = applicationName
    }

    /// What each session sets at its start.
    var sessionSettings: [(name: String, value: String)] {
        [
            ("statement_timeout", statementTimeout.inMilliseconds),
            ("idle_in_transaction_session_timeout", idleInTransactionTimeout.inMilliseconds),
        ] + settings
    }
}

extension Duration {
    /// As the server's parameters have it.
    var inMilliseconds: String {
        let (seconds, attoseconds) = components
        return "\(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)"
    }
}
