import FollowUps
import Messages
import PostgreSQL

extension StoreError {
    /// - Parameter schema: the name of the one that the tables are in.
    init(_ error: any Error, schema: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as PostgresError: self.init(error)
        case SchemaFault.newer: self.init(.newer, detail: .databaseOfNewerRelease, isOfServer: true)
        case SchemaFault.foreign: self.init(.corrupt, detail: .schemaOfAnotherProgram(schema), isOfServer: true)
        default: self.init(.io, detail: Wording(verbatim: "\(type(of: error))"), isOfServer: true)
        }
    }

    private init(_ error: PostgresError) {
        switch error {
        case .unreachable(let reason):
            self.init(.unreachable, detail: ConnectionFault(reason).wording, isOfServer: true)
        case .deadline: self.init(.unreachable, detail: .databaseServerSilent, isOfServer: true)
        case .shuttingDown: self.init(.unreachable, detail: .databaseServerShuttingDown, isOfServer: true)
        case .noLibrary(let reason): self.init(.unreachable, detail: .libpqMissing(reason), isOfServer: true)
        case .readOnly: self.init(.readOnly, detail: .databaseServerReadOnly, isOfServer: true)
        case .uncertain(.lost(let reason)): self.init(.uncertain, detail: .commitLost(reason), isOfServer: true)
        case .uncertain(.deadline): self.init(.uncertain, detail: .commitUnanswered, isOfServer: true)
        case .uncertain(.warning(let message)):
            self.init(.uncertain, detail: .commitNotReplicated(message.code), isOfServer: true)
        case .refused(let message): self.init(message)
        case .column(let fault): self.init(.corrupt, detail: .columnUnreadable(fault.column), isOfServer: true)
        case .parameter: self.init(.io, detail: .textHasNUL, isOfServer: true)
        case .closed: self.init(.closed, detail: .storeClosed, isOfServer: true)
        }
    }

    /// By the code, and not the message, which may contain data. [SQLSTATE]
    private init(_ message: ServerMessage) {
        let reason: Reason =
            switch message.code {
            case "53100": .full
            // A lock, or the time for a statement.
            case "55P03", "57014", "40001", "40P01": .locked
            case "XX001", "XX002": .corrupt
            // Every session begins with looking at the tables.
            case "42501": .unreachable
            default: .io
            }
        let name = message.constraint ?? message.table
        self.init(
            reason,
            detail: message.code == "42501"
                ? .roleLacksRights(name) : .databaseServerRefuses(message.code, about: name), isOfServer: true)
    }

    /// Whether every call in a transaction fails with it. After any other error each call is tried by itself.
    var concernsTheWholeStore: Bool {
        switch reason {
        case .full, .readOnly, .locked, .newer, .unreachable, .uncertain: true
        case .corrupt, .io, .closed, .exposed, .replaced: false
        }
    }
}
