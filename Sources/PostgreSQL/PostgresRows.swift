import CLibPQ
import Glibc

/// A result's memory.
final class PostgresResult {
    fileprivate let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        madoguchi_pq_clear(pointer)
    }

    var status: CInt { madoguchi_pq_result_status(pointer) }

    /// The first words of what was done, such as `COMMIT`.
    var command: String { String(cString: madoguchi_pq_command(pointer)) }

    var message: ServerMessage? { ServerMessage(pointer) }
}

/// The rows of a result, to be read where they were asked for.
package struct PostgresRows: RandomAccessCollection {
    fileprivate let result: PostgresResult
    package let endIndex: Int
    package var startIndex: Int { 0 }

    init(_ result: PostgresResult) {
        self.result = result
        endIndex = Int(madoguchi_pq_row_count(result.pointer))
    }

    package subscript(index: Int) -> PostgresRow {
        precondition(indices.contains(index))
        return PostgresRow(result: result, row: CInt(index))
    }

    /// How many rows were inserted, updated, deleted or selected.
    package var touched: Int { Int(String(cString: madoguchi_pq_touched(result.pointer))) ?? 0 }
}

extension PostgresRows {
    /// What was done, such as `COMMIT`.
    var command: String { result.command }
}

/// One row.
package struct PostgresRow {
    fileprivate let result: PostgresResult
    fileprivate let row: CInt

    /// - Parameter column: from 0.
    package func callAsFunction<Value: PostgresValue>(
        _ column: Int, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard column < madoguchi_pq_column_count(result.pointer) else { throw fault("\(column)", .missing) }
        return try read(CInt(column))
    }

    package func callAsFunction<Value: PostgresValue>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        for index in 0..<madoguchi_pq_column_count(result.pointer)
        where strcmp(madoguchi_pq_column_name(result.pointer, index), column) == 0 { return try read(index) }
        throw fault(column, .missing)
    }

    private func read<Value: PostgresValue>(_ column: CInt) throws(PostgresError) -> Value {
        let type = madoguchi_pq_column_type(result.pointer, column)
        guard Value.canRead(type) else { throw fault(column, .type(type)) }
        guard !madoguchi_pq_is_null(result.pointer, row, column) else {
            guard let null = Value.null else { throw fault(column, .null) }
            return null
        }
        let bytes = UnsafeRawBufferPointer(
            start: madoguchi_pq_value(result.pointer, row, column),
            count: Int(madoguchi_pq_length(result.pointer, row, column)))
        guard let value = Value.decode(bytes, of: type) else { throw fault(column, .malformed) }
        return value
    }

    private func fault(_ column: CInt, _ reason: PostgresColumnFault.Reason) -> PostgresError {
        fault(String(cString: madoguchi_pq_column_name(result.pointer, column)), reason)
    }

    private func fault(_ column: String, _ reason: PostgresColumnFault.Reason) -> PostgresError {
        .column(PostgresColumnFault(column: column, reason: reason))
    }
}

extension ServerMessage {
    /// - Returns: nil where it isn't the server's, but libpq's own.
    init?(_ result: OpaquePointer) {
        func field(_ letter: Unicode.Scalar) -> String? {
            madoguchi_pq_error_field(result, CInt(letter.value)).map { String(cString: $0) }
        }
        guard let code = field("C"), let severity = field("V") ?? field("S") else { return nil }
        self.init(
            severity: severity, code: code, message: field("M") ?? "", table: field("t"), column: field("c"),
            constraint: field("n"))
    }
}
