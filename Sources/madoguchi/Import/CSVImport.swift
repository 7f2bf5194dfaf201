import CommaSeparatedValues
import SupportHours

/// Follow-ups from a table whose first record names the columns.
struct CSVImport {
    /// Why nothing more is read.
    private(set) var fault: Failure?
    private let defaults: FollowUpValues
    private var reader = CSVReader()
    private var header: [FollowUpColumn]?

    init(defaults: FollowUpValues) {
        self.defaults = defaults
    }

    /// - Returns: the follow-ups that are complete now; none after a fault.
    mutating func feed(_ bytes: ArraySlice<UInt8>) -> [ImportLine] {
        lines(of: reader.feed(bytes))
    }

    mutating func finish() -> [ImportLine] {
        lines(of: reader.finish().map { [$0] } ?? [])
    }

    private mutating func lines(of records: [CSVReader.Record]) -> [ImportLine] {
        var lines: [ImportLine] = []
        for record in records where fault == nil {
            if let header {
                lines.append(ImportLine(number: record.line, content: content(of: record, header)))
            } else {
                do throws(Failure) { header = try Self.header(record) } catch { fault = error }
            }
        }
        if fault == nil { fault = reader.fault?.failure }
        return lines
    }

    private func content(of record: CSVReader.Record, _ header: [FollowUpColumn]) -> ImportLine.Content {
        guard record.fields.count == header.count else {
            return .unusable(
                Failure(
                    .badInput, en: "has \(record.fields.count) fields where the header has \(header.count)",
                    ja: "項目が \(record.fields.count) 個あります(見出しは \(header.count) 個)"))
        }
        var values: FollowUpValues = [:]
        // An empty cell means no value.
        for (column, field) in zip(header, record.fields) where !field.isEmpty { values[column] = field }
        values = values.filled(from: defaults)
        return .json(
            Array("{\(values.jsonMembers)}".utf8), needsKey: !values.isEmpty && values[.idempotencyKey] == nil)
    }

    private static func header(_ record: CSVReader.Record) throws(Failure) -> [FollowUpColumn] {
        var columns: [FollowUpColumn] = []
        for field in record.fields {
            guard let column = FollowUpColumn(named: field) else { throw unknown(field, line: record.line) }
            guard !columns.contains(column) else {
                throw Failure(
                    .badInput, en: "line \(record.line): the column \(field) is given twice",
                    ja: "\(record.line) 行目: 列「\(field)」が重複しています")
            }
            columns.append(column)
        }
        return columns
    }

    private static func unknown(_ field: String, line: Int) -> Failure {
        let known = FollowUpColumn.names
        let nearest = Spelling.nearest(to: field, among: known)
        return Failure(
            .badInput,
            en: "line \(line): no column is called \"\(field)\""
                + (nearest.map { "; did you mean \($0)?" } ?? "; there are: \(known.joined(separator: ", "))"),
            ja: "\(line) 行目: 「\(field)」という列はありません"
                + (nearest.map { "(もしかして: \($0))" } ?? "。使える列: \(known.joined(separator: ", "))"))
    }
}

extension CSVReader.SyntaxError {
    fileprivate var failure: Failure {
        switch kind {
        case .textBehindQuote:
            Failure(
                .badInput,
                en: "line \(line): text after a closing quote; a quote within a quoted field is written twice (\"\")",
                ja: "\(line) 行目: 閉じる引用符のあとに文字があります。項目の中の引用符は二つ重ねて(\"\")書いてください")
        case .unclosedQuote:
            Failure(
                .badInput, en: "line \(line): the quote that begins here is never closed",
                ja: "\(line) 行目: ここで始まる引用符が閉じられていません")
        case .notUTF8: .notUTF8(line: line)
        case .tooLong(let limit):
            Failure(
                .badInput, en: "line \(line): a record of more than \(limit) bytes; is a quote not closed?",
                ja: "\(line) 行目: 1 件が \(limit) バイトを超えています。引用符の閉じ忘れがないか確かめてください")
        }
    }
}

extension Failure {
    /// Spreadsheets in Japan save Shift_JIS by default.
    static func notUTF8(line: Int) -> Failure {
        Failure(
            .badInput,
            en: """
                line \(line): not UTF-8; save it as "CSV UTF-8", or convert it: iconv -f CP932 -t UTF-8
                """,
            ja: """
                \(line) 行目: UTF-8 ではありません。「CSV UTF-8」形式で保存し直すか、\
                iconv -f CP932 -t UTF-8 で変換してください
                """)
    }
}
