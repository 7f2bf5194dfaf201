import Lists
import Messages
import SupportHours

/// Reads a table of dates and names: with a header or without, in UTF-8, UTF-16 with its mark or CP932.
///
/// The Cabinet Office's table of Japan's holidays is one of them. [RFC 4180]
struct TableReader {
    private let limits: CalendarLimits

    init(_ limits: CalendarLimits) {
        self.limits = limits
    }

    /// - Returns: an empty calendar where a limit is exceeded, or no column has dates.
    func read(_ bytes: [UInt8], _ findings: inout Findings) -> (calendar: DayCalendar, isCabinetOffice: Bool) {
        let text = decoded(bytes, &findings)
        let (delimiter, body) = Self.delimiter(of: text)
        var reader = CSVReader(delimiter: delimiter)
        let records = reader.feed(body[...]) + reader.finish()
        if reader.isHopeless { findings.add(.tooManyQuotes, line: nil) }
        guard let first = records.first(where: { !$0.fields.allSatisfy(\.isBlank) }) else {
            if !reader.isHopeless { findings.add(.empty, line: nil) }
            return (.empty, false)
        }
        do throws(CalendarFault) {
            let header = try Self.header(first)
            if let passedOver = header.columns?.passedOver, !passedOver.isEmpty {
                findings.note(.columnsPassedOver(passedOver), line: first.line)
            }
            let columns = header.columns ?? TableColumns(dateColumn: header.dateColumn, of: first.fields.count)
            let rows = records.drop { $0.line < first.line + (header.columns == nil ? 0 : 1) }
            let days = try days(rows, columns, &findings)
            return (DayCalendar(days), columns.isCabinetOffice)
        } catch {
            findings.add(error)
            return (.empty, false)
        }
    }

    /// Bytes that aren't UTF-8 and have no mark are what Excel and the Cabinet Office write.
    private func decoded(_ bytes: [UInt8], _ findings: inout Findings) -> [UInt8] {
        var decoder = ListDecoder()
        let decoded = decoder.feed(bytes[...], isEnd: true)
        guard !decoder.hasMark, String(validating: decoded, as: UTF8.self) == nil else { return decoded }
        var converter = ListDecoder(.cp932)
        let converted = converter.feed(bytes[...], isEnd: true)
        if let fault = converter.fault {
            findings.add(.list(fault), line: nil)
            return decoded
        }
        findings.note(.readAsCP932, line: nil)
        return converted
    }

    /// The delimiter by the first line that isn't empty, or by what Excel writes above a table (`sep=;`).
    ///
    /// - Returns: the text without that line, whose end is left for the numbers of others.
    private static func delimiter(of text: [UInt8]) -> (Delimiter, [UInt8]) {
        let isLineEnd: (UInt8) -> Bool = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let rest = text.drop(while: isLineEnd)
        let line = rest.prefix { !isLineEnd($0) }
        let plain = line.filter { $0 != UInt8(ascii: "\"") }
        if plain.count == 5, String(decoding: plain.prefix(4), as: UTF8.self).lowercased() == "sep=",
            let separator = Delimiter(named: String(decoding: plain.suffix(1), as: UTF8.self))
        {
            var body = text
            body.removeSubrange(line.indices)
            return (separator, body)
        }
        func count(_ byte: UInt8) -> Int { line.count { $0 == byte } }
        let candidates: [(Delimiter, Int)] = [
            (.comma, count(UInt8(ascii: ","))), (.semicolon, count(UInt8(ascii: ";"))),
            (.tab, count(UInt8(ascii: "\t"))),
        ]
        let most = candidates.map(\.1).max() ?? 0
        return (candidates.first { $0.1 == most }?.0 ?? .comma, text)
    }

    /// - Returns: the columns that the first row names; nil where it has a date itself, and then in which column.
    private static func header(
        _ record: CSVReader.Record
    ) throws(CalendarFault) -> (columns: TableColumns?, dateColumn: Int) {
        if let fault = record.fault { throw CalendarFault(Self.reason(fault), line: record.line) }
        let cells = record.fields.map(TableCell.init)
        for (place, cell) in cells.enumerated() {
            do throws(CalendarFault.Reason) {
                if try cell.date() != nil { return (nil, place) }
            } catch {
                return (nil, place)
            }
        }
        guard let columns = TableColumns(header: cells.map(\.text)) else {
            throw CalendarFault(.noDateColumn(headers: cells.map { $0.text.displayName }), line: record.line)
        }
        return (columns, columns.date)
    }

    private func days(
        _ rows: ArraySlice<CSVReader.Record>, _ columns: TableColumns, _ findings: inout Findings
    ) throws(CalendarFault) -> [NamedDay] {
        var days: [NamedDay] = []
        var seen: Set<NamedDay> = []
        days.reserveCapacity(rows.count)
        seen.reserveCapacity(rows.count)
        var names = NameReader(columns: columns)
        for row in rows where row.fault != nil || !row.fields.allSatisfy(\.isBlank) {
            if let fault = row.fault {
                findings.add(Self.reason(fault), line: row.line)
                continue
            }
            let cells = row.fields.map(TableCell.init)
            let text = cells.indices.contains(columns.date) ? cells[columns.date] : TableCell("")
            do throws(CalendarFault.Reason) {
                guard let date = try text.date() else { throw .notATableDate(text.text.displayName) }
                let name = names.name(cells)
                if name == nil { findings.note(.withoutName, line: row.line) }
                let day = NamedDay(date, names: name.map { [$0] } ?? [])
                if seen.insert(day).inserted { days.append(day) } else { findings.note(.repeatedRows, line: row.line) }
            } catch {
                findings.add(error, line: row.line)
            }
            if days.count > limits.events {
                throw CalendarFault(.tooManyEvents(limit: limits.events), line: row.line)
            }
        }
        return days
    }

    /// Reads what days are called. They are called the same every year.
    private struct NameReader {
        let columns: TableColumns
        /// By bytes, since texts that are equal may be composed otherwise.
        private var known: [[UInt8]: String] = [:]

        init(columns: TableColumns) {
            self.columns = columns
        }

        mutating func name(_ cells: [TableCell]) -> Wording? {
            let (ja, en, plain) = (text(columns.ja, cells), text(columns.en, cells), text(columns.name, cells))
            guard let anyJa = ja ?? plain ?? en, let anyEn = en ?? plain ?? ja else { return nil }
            return Wording(ja: anyJa, en: anyEn)
        }

        private mutating func text(_ column: Int?, _ cells: [TableCell]) -> String? {
            guard let column, cells.indices.contains(column) else { return nil }
            let text = cells[column].text
            let bytes = Array(text.utf8)
            let name = known[bytes] ?? text.displayName
            known[bytes] = name
            return name.isEmpty ? nil : name
        }
    }

    private static func reason(_ error: CSVReader.SyntaxError) -> CalendarFault.Reason {
        error == .undecodable ? .undecodable : .row(.syntax(error))
    }
}
