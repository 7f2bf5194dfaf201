import GRDB
import Glibc

extension StoreError {
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(error)
        default: self.init(.io, detail: "\(type(of: error))")
        }
    }

    private init(_ error: DatabaseError) {
        let reason: Reason =
            switch error.resultCode {
            case .SQLITE_FULL: .full
            case .SQLITE_READONLY: .readOnly
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
            // What GRDB says of a connection that was closed meanwhile.
            case .SQLITE_MISUSE: .closed
            default: .io
            }
        // What SQLite calls the code, and not its message, which may speak of the data.
        self.init(reason, detail: "SQLite: \(error.extendedResultCode)")
    }

    /// - Parameter errno: of the call that failed just now.
    init(errno: CInt, doing what: String) {
        let reason: Reason =
            switch errno {
            case ENOSPC, EDQUOT: .full
            case EROFS, EACCES, EPERM: .readOnly
            case EWOULDBLOCK: .locked
            default: .io
            }
        var text = [CChar](repeating: 0, count: 128)
        let known = strerror_r(errno, &text, text.count) == 0
        let words = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        self.init(reason, detail: "\(what): \(known ? words : "error \(errno)")")
    }

    /// Whether it is no fault of one call alone, so that whatever shares the transaction fails with it.
    var concernsTheWholeStore: Bool { self != .nameInUse && reason != .closed }

    /// Whether the connection isn't to be trusted any more.
    var spoilsTheConnection: Bool {
        switch reason {
        case .readOnly, .corrupt, .newer, .io: concernsTheWholeStore
        case .full, .locked, .closed: false
        }
    }

    static let closed = StoreError(.closed, detail: "the store was closed")
}
