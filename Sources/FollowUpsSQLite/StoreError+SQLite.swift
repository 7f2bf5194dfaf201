import FollowUps
import GRDB
import LinuxSystem
import Messages
import SystemPackage

extension StoreError {
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(error)
        default: self.init(.io, detail: Wording(verbatim: "\(type(of: error))"))
        }
    }

    private init(_ error: DatabaseError) {
        let reason: Reason =
            switch error.resultCode {
            case .SQLITE_FULL: .full
            case .SQLITE_READONLY: .readOnly
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
            // What GRDB reports for a connection that was closed meanwhile.
            case .SQLITE_MISUSE: .closed
            default: .io
            }
        // SQLite's name for the code, and not its message, which may contain data.
        self.init(reason, detail: .sqlite(error.extendedResultCode.rawValue, "\(error.extendedResultCode)"))
    }

    /// - Parameter errno: of the call that failed just now.
    init(_ errno: Errno, doing what: Wording) {
        let reason: Reason =
            switch errno {
            case .noSpace, .diskQuotaExceeded: .full
            case .readOnlyFileSystem, .permissionDenied, .notPermitted: .readOnly
            case .wouldBlock: .locked
            default: .io
            }
        self.init(reason, detail: .systemCallFailed(what, errno.wording))
    }

    /// Runs system calls.
    ///
    /// - Parameter what: what can't be done where they fail.
    static func telling<Result>(_ what: Wording, _ body: () throws -> Result) throws(StoreError) -> Result {
        do {
            return try body()
        } catch {
            throw StoreError(error as? Errno ?? .ioError, doing: what)
        }
    }

    /// Whether it affects more than one call, so that every call in the transaction fails with it.
    var concernsTheWholeStore: Bool { self != .nameInUse && reason != .closed }

    /// Whether the connection can't be trusted any more.
    var spoilsTheConnection: Bool {
        switch reason {
        case .readOnly, .corrupt, .newer, .io, .uncertain: concernsTheWholeStore
        case .full, .locked, .closed, .replaced, .exposed, .unreachable: false
        }
    }

    static let closed = StoreError(.closed, detail: .storeClosed)
    static let replaced = StoreError(.replaced, detail: .databaseReplaced)
}
