/// A transaction. It is its `body`'s only. It begins at the server with its first statement.
package final class PostgresTransaction {
    private let session: PostgresSession
    private let timeout: Duration?
    /// What goes before the first statement; nil once that was sent.
    private var opening: [PostgresStatement]?
    private var isOver = false

    /// - Parameter opening: begins it.
    init(_ session: PostgresSession, opening: [PostgresStatement], within timeout: Duration?) {
        self.session = session
        self.opening = opening
        self.timeout = timeout
    }

    /// Whether the server knows of it.
    var hasBegun: Bool { opening == nil }
    /// Whether it has been committed.
    private(set) var isCommitted = false

    /// One statement with its values, `$1` and so on.
    package func query<each Value: PostgresValue>(
        _ sql: String, _ values: repeat each Value
    ) throws(PostgresError) -> PostgresRows {
        let rows = try queries([PostgresStatement(sql, repeat each values)])
        return rows[0]
    }

    /// Statements none of which needs another one's answer, in one round trip. After one that is refused, the others aren't
    /// done.
    ///
    /// - Returns: as many as there are statements.
    package func queries(_ statements: [PostgresStatement]) throws(PostgresError) -> [PostgresRows] {
        try send(statements, mayCommit: false)
    }

    /// The last statement, and the commit, in one round trip.
    ///
    /// - Throws: ``PostgresError/uncertain(_:)`` where nothing certain is known of the commit.
    package func commit<each Value: PostgresValue>(
        after sql: String, _ values: repeat each Value
    ) throws(PostgresError) -> PostgresRows {
        let rows = try commit(after: [PostgresStatement(sql, repeat each values)], isWriting: true)
        return rows[0]
    }

    /// - Parameter isWriting: whether anything may have been done for good once it is sent.
    func commit(after statements: [PostgresStatement] = [], isWriting: Bool) throws(PostgresError) -> [PostgresRows] {
        let rows = try send(statements + [PostgresStatement("COMMIT")], mayCommit: isWriting)
        // Where a statement failed and `body` went on.
        guard let commit = rows.last, commit.command == "COMMIT" else {
            throw .refused(
                ServerMessage(
                    severity: "ERROR", code: "25P02", message: rows.last?.command ?? "", table: nil, column: nil,
                    constraint: nil))
        }
        isCommitted = true
        return Array(rows.dropLast())
    }

    private func send(_ statements: [PostgresStatement], mayCommit: Bool) throws(PostgresError) -> [PostgresRows] {
        precondition(!isOver && !isCommitted, "a transaction after its end")
        let before = opening ?? []
        opening = nil
        let rows = try session.ask(before + statements, within: timeout, mayCommit: mayCommit)
        return Array(rows.dropFirst(before.count))
    }

    func end() {
        isOver = true
    }
}
