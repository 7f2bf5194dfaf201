import GRDB
import GRDBSQLite

/// A prepared statement that is bound and stepped directly: at a million rows, GRDB's boxes for each value would cost
/// more than SQLite does.
struct SQLStatement {
    private let statement: Statement

    fileprivate init(_ statement: Statement) {
        self.statement = statement
    }

    /// Runs it, with no interest in rows.
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
        // The message is left out, for nobody needs to know what it would say of the data.
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}

/// The row that a statement stands on; good until its next step.
struct SQLRow {
    fileprivate let statement: OpaquePointer

    /// - Parameter index: from 0.
    func callAsFunction<Value: SQLValue>(_ index: Int, as type: Value.Type = Value.self) -> Value {
        Value(from: statement, at: CInt(index))
    }
}

extension Database {
    /// A statement that is prepared once for each connection. One and the same mustn't be used within itself.
    func statement(_ sql: String) throws -> SQLStatement {
        SQLStatement(try cachedStatement(sql: sql))
    }
}
