import FollowUps
import FoundationEssentials
import GRDBSQLite
import SupportHours

/// A type of value that a column can hold.
protocol SQLValue {
    /// - Parameter index: from 1, of a parameter that is NULL so far.
    /// - Returns: SQLite's result code.
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt

    /// - Parameter index: from 0.
    init(from statement: OpaquePointer, at index: CInt)
}

extension Int64: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        sqlite3_bind_int64(statement, index, self)
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self = sqlite3_column_int64(statement, index)
    }
}

extension Int: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        Int64(self).bind(to: statement, at: index)
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self.init(truncatingIfNeeded: Int64(from: statement, at: index))
    }
}

extension UInt32: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        Int64(self).bind(to: statement, at: index)
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self.init(truncatingIfNeeded: Int64(from: statement, at: index))
    }
}

extension Bool: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        Int64(self ? 1 : 0).bind(to: statement, at: index)
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self = Int64(from: statement, at: index) != 0
    }
}

extension String: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        // SQLite's macro for "make a copy" doesn't come over into Swift.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        var text = self
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty text's address may be nil, which would be NULL.
                guard let start = characters.baseAddress else {
                    return sqlite3_bind_text(statement, index, "", 0, transient)
                }
                return sqlite3_bind_text64(
                    statement, index, start, UInt64(characters.count), transient, UInt8(SQLITE_UTF8))
            }
        }
    }

    init(from statement: OpaquePointer, at index: CInt) {
        guard let text = sqlite3_column_text(statement, index) else {
            self = ""
            return
        }
        let count = Int(sqlite3_column_bytes(statement, index))
        self = String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }
}

extension Optional: SQLValue where Wrapped: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        switch self {
        case .some(let value): value.bind(to: statement, at: index)
        case .none: SQLITE_OK
        }
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self = sqlite3_column_type(statement, index) == SQLITE_NULL ? .none : Wrapped(from: statement, at: index)
    }
}

extension Instant: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        secondsSinceEpoch.bind(to: statement, at: index)
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self.init(secondsSinceEpoch: Int64(from: statement, at: index))
    }
}

extension OrderedID {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        rawValue.bind(to: statement, at: index)
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self.init(rawValue: Int64(from: statement, at: index))
    }
}

extension FollowUpID: SQLValue {}
extension CaseID: SQLValue {}
extension RecordID: SQLValue {}
extension OverrideID: SQLValue {}

extension RequestID: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        rawValue.bind(to: statement, at: index)
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self.init(rawValue: Int64(from: statement, at: index))
    }
}

extension LeaseOwner: SQLValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        rawValue.bind(to: statement, at: index)
    }

    init(from statement: OpaquePointer, at index: CInt) {
        self.init(rawValue: Int64(from: statement, at: index))
    }
}

extension [String] {
    /// A JSON array, whose elements `json_each` gives.
    var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}
