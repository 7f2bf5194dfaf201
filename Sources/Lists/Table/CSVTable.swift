/// Rows of a table whose first row names the columns, from UTF-8 as it arrives: finds the delimiter, and evens out the
/// rows' lengths.
struct CSVTable {
    struct Row: Hashable {
        /// The line on which it begins, from 1.
        let line: Int
        /// As many as there are columns; as they stand where there is a fault.
        let cells: [String]
        let fault: CSVReader.SyntaxError?
        /// Cells beyond the last column, of which one isn't empty.
        let surplus: Int
        /// Whether cells were missing at its end.
        let isShort: Bool
    }

    /// Bytes within which the first line must end for the delimiter to be found by it.
    private static let longestHead = 1 << 16

    private(set) var delimiter: Delimiter?
    /// Whether a line said what the delimiter is.
    private(set) var hasSeparatorLine = false
    /// The names of the columns as they stand, and their line; nil before they are read.
    private(set) var header: (names: [String], line: Int, fault: CSVReader.SyntaxError?)?
    /// Rows without a value, and empty lines.
    var emptyRows: Int { rowsWithoutValue + (reader?.emptyLines ?? 0) - (hasSeparatorLine ? 1 : 0) }
    var isHopeless: Bool { reader?.isHopeless ?? false }

    private let given: Delimiter?
    private var reader: CSVReader?
    private var head: [UInt8] = []
    private var rowsWithoutValue = 0

    init(delimiter: Delimiter?) {
        given = delimiter
    }

    mutating func feed(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> [Row] {
        if reader == nil {
            head += bytes
            guard findDelimiter(isEnd: isEnd) else { return [] }
            let rest = head
            head = []
            return rows(of: (reader?.feed(rest[...]) ?? []) + (isEnd ? reader?.finish() ?? [] : []))
        }
        return rows(of: (reader?.feed(bytes) ?? []) + (isEnd ? reader?.finish() ?? [] : []))
    }

    /// - Returns: whether the delimiter is known now.
    private mutating func findDelimiter(isEnd: Bool) -> Bool {
        let isLineEnd: (UInt8) -> Bool = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let text = head.drop(while: isLineEnd)
        let end = text.firstIndex(where: isLineEnd)
        guard end != nil || isEnd || head.count > Self.longestHead else { return false }
        let line = text[..<(end ?? text.endIndex)]
        if let separator = Delimiter(ofSeparatorLine: line) {
            hasSeparatorLine = true
            delimiter = given ?? separator
            // The line isn't a part of the table, but its end is left for the numbers of those behind it.
            head.removeSubrange(line.indices)
        } else {
            delimiter = given ?? Delimiter(of: line)
        }
        reader = CSVReader(delimiter: delimiter ?? .comma)
        return true
    }

    private mutating func rows(of records: [CSVReader.Record]) -> [Row] {
        var rows: [Row] = []
        rows.reserveCapacity(records.count)
        for record in records {
            if record.fault == nil, record.fields.allSatisfy(\.isBlank) {
                rowsWithoutValue += 1
                continue
            }
            guard let columns = header?.names.count else {
                var names = record.fields
                while names.count > 1, names.last?.isBlank == true { names.removeLast() }
                header = (names, record.line, record.fault)
                continue
            }
            rows.append(Self.row(record, columns: columns))
        }
        return rows
    }

    private static func row(_ record: CSVReader.Record, columns: Int) -> Row {
        var cells = record.fields
        guard record.fault == nil || record.fault == .undecodable else {
            return Row(line: record.line, cells: cells, fault: record.fault, surplus: 0, isShort: false)
        }
        var surplus = 0
        if cells.count > columns {
            if cells[columns...].allSatisfy(\.isBlank) {
                cells.removeLast(cells.count - columns)
            } else {
                surplus = cells.count - columns
            }
        }
        let isShort = cells.count < columns
        if isShort { cells += Array(repeating: "", count: columns - cells.count) }
        return Row(line: record.line, cells: cells, fault: record.fault, surplus: surplus, isShort: isShort)
    }
}
