import GRDB
import GRDBSQLite

/// A prepared statement that is bound and stepped directly: for a million rows, GRDB's boxes around each value would
/// cost more than SQLite itself.
struct SQLStatement {
    private let statement: Statement

    fileprivate init(_ statement: Statement) {
        self.statement = statement
    }

    /// Runs it and ignores its rows.
    func run<each Value: SQLValue>(_ values: repeat each Value) throws {
        _ = try first(repeat each values) { _ in }
    }

    /// The first row; nil for none.
    func first<each Value: SQLValue, Result>(
        _ values: repeat each Value, read: (SQLRow) throws -> Result
    ) throws -> Result? {
        defer { sqlite3_reset(statement.sqliteStatement) }
        try bind(repeat each values)
        return try step() ? read(SQLRow(statement: statement.sqliteStatement)) : nil
    }

    /// All rows.
    func all<each Value: SQLValue, Element>(
        _ values: repeat each Value, read: (SQLRow) throws -> Element
    ) throws -> [Element] {
        defer { sqlite3_reset(statement.sqliteStatement) }
        try bind(repeat each values)
        var elements: [Element] = []
        while try step() { elements.append(try read(SQLRow(statement: statement.sqliteStatement))) }
        return elements
    }

    private func bind<each Value: SQLValue>(_ values: repeat each Value) throws {
        var index: CInt = 0
        for value in repeat each values {
            index += 1
            try check(value.bind(to: statement.sqliteStatement, at: index))
        }
    }

    private func step() throws -> Bool {
        let code = sqlite3_step(statement.sqliteStatement)
        if code == SQLITE_ROW { return true }
        if code != SQLITE_DONE { try check(code) }
        return false
    }

    private func check(_ code: CInt) throws {
        // Leaves the message out, because it could contain data.
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}

/// The row that a statement is at; valid until its next step.
struct SQLRow {
    fileprivate let statement: OpaquePointer

    /// - Parameter index: from 0.
    func callAsFunction<Value: SQLValue>(_ index: Int, as type: Value.Type = Value.self) -> Value {
        Value(from: statement, at: CInt(index))
    }
}

extension Database {
    /// A statement that is prepared once for each connection. It mustn't be used again while it is being stepped.
    func statement(_ sql: String) throws -> SQLStatement {
        SQLStatement(try cachedStatement(sql: sql))
    }
}
