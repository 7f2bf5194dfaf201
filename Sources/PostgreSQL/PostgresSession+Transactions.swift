extension PostgresSession {
    package enum TransactionKind: Sendable {
        case writing
        /// Reads one state of the database throughout.
        case snapshot
    }

    /// Begins with the first statement, runs `body`, and commits unless `body` has done so; rolls back where `body` throws.
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
        isInTransaction = true
        defer { isInTransaction = false }
        let begin = kind == .writing ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        var opening = [try PostgresStatement(begin)] + [settingOut].compactMap(\.self)
        if let timeout {
            opening.append(
                try PostgresStatement("SELECT set_config('statement_timeout', $1, true)", timeout.inMilliseconds))
        }
        let transaction = PostgresTransaction(self, opening: opening, within: timeout)
        defer { transaction.end() }
        let result: Result
        do {
            result = try body(transaction)
            if transaction.hasBegun, !transaction.isCommitted {
                _ = try transaction.commit(isWriting: kind == .writing)
            }
        } catch {
            if transaction.hasBegun, !transaction.isCommitted { rollBack() }
            throw error
        }
        return result
    }

    private func rollBack() {
        guard isOpen else { return }
        do {
            _ = try ask([PostgresStatement("ROLLBACK")], within: nil, mayCommit: false)
        } catch {
            // Nothing was committed in any case; another statement must not meet what is left of it.
            abandon(error)
        }
    }
}
