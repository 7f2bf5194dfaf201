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

    /// The same for what is run often: values in a parameter pack are copied one by one, by witnesses, which takes longer
    /// than SQLite does to bind them.
    ///
    /// - Parameter bind: gives the parameters' values, in order.
    @inline(__always)
    func run(_ bind: (inout SQLParameters) -> Void) throws {
        defer { sqlite3_reset(statement.sqliteStatement) }
        try bound(bind)
        _ = try step()
    }

    /// The first row; nil for none.
    func first<each Value: SQLValue, Result>(
        _ values: repeat each Value, read: (SQLRow) throws -> Result
    ) throws -> Result? {
        defer { sqlite3_reset(statement.sqliteStatement) }
        try bound { parameters in repeat parameters.add(each values) }
        return try step() ? read(SQLRow(statement: statement.sqliteStatement)) : nil
    }

    /// All rows.
    func all<each Value: SQLValue, Element>(
        _ values: repeat each Value, read: (SQLRow) throws -> Element
    ) throws -> [Element] {
        defer { sqlite3_reset(statement.sqliteStatement) }
        try bound { parameters in repeat parameters.add(each values) }
        var elements: [Element] = []
        while try step() { elements.append(try read(SQLRow(statement: statement.sqliteStatement))) }
        return elements
    }

    @inline(__always)
    private func bound(_ bind: (inout SQLParameters) -> Void) throws {
        // All are NULL now, so that nothing has to be said of those that are.
        sqlite3_clear_bindings(statement.sqliteStatement)
        var parameters = SQLParameters(statement: statement.sqliteStatement)
        bind(&parameters)
        try check(parameters.code)
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

/// The parameters of a statement, which get their values one after the other.
struct SQLParameters {
    fileprivate let statement: OpaquePointer
    private var index: CInt = 0
    /// Of the first fault.
    fileprivate private(set) var code = SQLITE_OK

    fileprivate init(statement: OpaquePointer) {
        self.statement = statement
    }

    @inline(__always)
    mutating func add(_ value: some SQLValue) {
        index += 1
        let code = value.bind(to: statement, at: index)
        if self.code == SQLITE_OK { self.code = code }
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
