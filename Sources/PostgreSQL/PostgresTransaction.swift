/// A transaction that has begun. It is its `body`'s only.
package final class PostgresTransaction {
    private let session: PostgresSession
    private let timeout: Duration?
    private var isOver = false

    init(_ session: PostgresSession, within timeout: Duration?) {
        self.session = session
        self.timeout = timeout
    }

    /// One statement with its values, `$1` and so on.
    package func query<each Value: PostgresValue>(
        _ sql: String, _ values: repeat each Value
    ) throws(PostgresError) -> PostgresRows {
        precondition(!isOver, "a transaction after its end")
        return try session.ask(sql, PostgresParameters(repeat each values), within: timeout, mayCommit: false)
    }

    func end() {
        isOver = true
    }
}
