/// Why a call failed. After all of them but ``uncertain(_:)`` nothing of the call was done.
package enum PostgresError: Error, Hashable, Sendable {
    /// There is no connection, or it was lost; what libpq said of it, in its own words.
    case unreachable(String)
    /// The answer didn't come in time.
    case deadline
    /// It isn't known whether it was done.
    case uncertain(Uncertainty)
    /// The server only reads. The connection is closed, so that the next call looks for one that writes.
    case readOnly
    /// The server is ending, or its operator has ended the session. [SQLSTATE class 57P]
    case shuttingDown
    /// The server refused it. The connection stays.
    case refused(ServerMessage)
    /// A result isn't as the reader expects it.
    case column(PostgresColumnFault)
    /// A parameter can't be sent: a text with a NUL. Counted from 1.
    case parameter(Int)
    /// libpq isn't here; what the system said of it.
    case noLibrary(String)
    case closed

    /// Why it isn't known.
    package enum Uncertainty: Hashable, Sendable {
        /// The connection was lost after the commit was sent; what libpq said of it.
        case lost(String)
        /// The commit wasn't answered in time.
        case deadline
        /// The server committed, and warned that it did so without its standbys. [SQLSTATE class 01]
        case warning(ServerMessage)
    }

    /// Whether it met another transaction, or what is no longer prepared, and may go well when it is tried again.
    package var isToRetry: Bool {
        if case .refused(let message) = self {
            message.isOfPrepared || ["40001", "40P01"].contains(message.code)
        } else {
            false
        }
    }
}

/// An error, a warning or a notice of the server.
package struct ServerMessage: Hashable, Sendable {
    /// `ERROR`, `FATAL`, `PANIC`, `WARNING`…, in English whatever language the server speaks.
    package let severity: String
    /// [SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html]
    package let code: String
    /// In the server's language. It may have values of the data in it, so that it belongs in no log.
    package let message: String
    /// What it is about; nil where the server doesn't say.
    package let table: String?
    package let column: String?
    package let constraint: String?

    /// Whether the server ends the session with it.
    var isFatal: Bool { severity == "FATAL" || severity == "PANIC" }

    var isOfShutdown: Bool { code.hasPrefix("57P") }

    /// Whether a prepared statement isn't there any more, or would give other columns than before.
    var isOfPrepared: Bool { ["26000", "0A000"].contains(code) }
}

/// Why a column of a result can't be read.
package struct PostgresColumnFault: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case missing
        case null
        /// It is of a type (its OID) that isn't what is asked for.
        case type(UInt32)
        /// Its bytes aren't a value of its type that can be told here.
        case malformed
    }

    package let column: String
    package let reason: Reason

    package init(column: String, reason: Reason) {
        self.column = column
        self.reason = reason
    }
}
