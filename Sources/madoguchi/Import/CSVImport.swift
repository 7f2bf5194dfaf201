import Lists

/// Follow-ups from a table whose first row names the columns.
struct CSVImport {
    private let defaults: FollowUpValues
    private var reader: ListReader
    private var columns: [FollowUpColumn] = []

    /// - Parameter decoder: the one that has decoded the bytes.
    init(defaults: FollowUpValues, _ settings: TableSettings, _ decoder: ListDecoder) {
        self.defaults = defaults
        reader = ListReader(
            decoder, isDecoded: true, delimiter: settings.delimiter, matcher: settings.matcher(defaults),
            content: { settings.content(of: $0) })
    }

    /// Why nothing more is read.
    var fault: Failure? { reader.fault?.failure }

    /// What was found out about the table, repaired in it and passed over.
    var notes: [ListNote] { reader.notes }

    /// The names of the columns as they stand.
    var header: [String] { reader.header }

    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - isEnd: whether these bytes are the last ones.
    /// - Returns: the follow-ups that are complete now; none after a fault.
    mutating func feed(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> [ImportLine] {
        let rows = reader.feed(bytes, isEnd: isEnd)
        if columns.isEmpty { columns = reader.columns.compactMap(FollowUpColumn.init(named:)) }
        return rows.map { ImportLine(number: $0.line, content: content(of: $0), cells: $0.cells) }
    }

    private func content(of row: ListReader.Row) -> ImportLine.Content {
        if let fault = row.fault { return .unusable(fault.failure) }
        var values: FollowUpValues = [:]
        // An empty cell means no value.
        for (column, value) in zip(columns, row.values) where !value.isEmpty { values[column] = value }
        values = values.filled(from: defaults)
        return .json(
            Array("{\(values.jsonMembers)}".utf8), needsKey: !values.isEmpty && values[.idempotencyKey] == nil)
    }
}

extension ListFault {
    fileprivate var failure: Failure {
        Failure(.badInput, wording(for: .options))
    }
}

extension RowFault {
    fileprivate var failure: Failure {
        Failure(.badInput, wording(for: .options))
    }
}
