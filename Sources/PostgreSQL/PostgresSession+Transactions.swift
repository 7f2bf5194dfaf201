extension PostgresSession {
    package enum TransactionKind: Sendable {
        case writing
        /// Reads one state of the database throughout.
        case snapshot
    }

    /// Begins, runs `body`, and commits; rolls back where `body` throws.
    ///
    /// - Parameters:
    ///   - timeout: for the answer to each statement, at client and server; nil for the session's.
    ///   - body: may be run again by the caller in another transaction where ``PostgresError/isToRetry`` says so.
    /// - Throws: what `body` throws; ``PostgresError/uncertain(_:)`` where the commit of a writing one was sent and nothing, or
    ///   nothing certain, is known of it; another ``PostgresError`` where nothing was done.
    package func transaction<Result>(
        _ kind: TransactionKind = .writing, within timeout: Duration? = nil,
        _ body: (PostgresTransaction) throws -> Result
    ) throws -> Result {
        precondition(!isInTransaction, "a transaction within another")
        let begin = kind == .writing ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        _ = try ask(begin, try PostgresParameters(), within: timeout, mayCommit: false)
        isInTransaction = true
        defer { isInTransaction = false }
        let transaction = PostgresTransaction(self, within: timeout)
        defer { transaction.end() }
        let result: Result
        do {
            if let timeout {
                _ = try transaction.query("SELECT set_config('statement_timeout', $1, true)", timeout.inMilliseconds)
            }
            result = try body(transaction)
        } catch {
            rollBack()
            throw error
        }
        try commit(kind, within: timeout)
        return result
    }

    private func rollBack() {
        guard isOpen else { return }
        do {
            _ = try ask("ROLLBACK", try PostgresParameters(), within: nil, mayCommit: false)
        } catch {
            // Nothing was committed in any case; another statement must not meet what is left of it.
            abandon(error)
        }
    }

    private func commit(_ kind: TransactionKind, within timeout: Duration?) throws(PostgresError) {
        let rows = try ask("COMMIT", try PostgresParameters(), within: timeout, mayCommit: kind == .writing)
        // Where a statement failed and `body` went on.
        guard rows.command == "COMMIT" else {
            throw .refused(
                ServerMessage(
                    severity: "ERROR", code: "25P02", message: rows.command, table: nil, column: nil, constraint: nil))
        }
    }
}
