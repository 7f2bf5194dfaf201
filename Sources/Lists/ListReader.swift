/// Reads a list as people have it: a table whose first row names the columns, from bytes as they arrive.
///
/// Nothing is kept but the row at hand, so memory doesn't grow with the list. What can't be read costs its own row.
/// Whatever is repaired or passed over is counted in ``notes``.
package struct ListReader {
    package struct Row: Hashable, Sendable {
        /// The line of the list on which it begins, from 1.
        package let line: Int
        /// The values, in the order of ``columns``; empty where there is none.
        package let values: [String]
        /// The cells as they stand in the list.
        package let cells: [String]
        /// Why it can't be used; the values are empty then.
        package let fault: RowFault?
    }

    /// What a column's cells are taken for.
    package enum Content: Sendable {
        /// A line, without blanks at its edges.
        case line
        /// An address, without the apostrophe with which spreadsheets mark a text.
        case address
        /// A text of which blanks are a part, as the indent of a paragraph.
        case text
        /// A time, brought into the form of RFC 3339 where it is written in another.
        case time
    }

    /// Why nothing more is read.
    package private(set) var fault: ListFault?
    /// What the values of a row are, by name: `to`, …; empty until the header is read.
    package var columns: [String] { plan?.targets ?? [] }
    /// The headers as they stand; empty until they are read.
    package var header: [String] { table.header?.names ?? [] }

    private let matcher: ColumnMatcher
    private let content: @Sendable (String) -> Content
    private let isDecoded: Bool
    private var decoder: ListDecoder
    private var table: CSVTable
    private var plan: ColumnPlan?
    private var contents: [Content] = []
    private var blanks = Count()
    private var formulas = Count()
    private var apostrophes = Count()
    private var times = Count()
    private var shortRows = Count()

    private struct Count {
        var count = 0
        var line: Int?

        mutating func add(_ line: Int) {
            count += 1
            if self.line == nil { self.line = line }
        }
    }

    /// - Parameters:
    ///   - decoder: in what encoding the bytes are.
    ///   - isDecoded: whether the decoder has seen the bytes already, and they are UTF-8.
    ///   - delimiter: nil to find it by the first line.
    ///   - content: what the cells of a value are, by the value's name.
    package init(
        _ decoder: ListDecoder, isDecoded: Bool = false, delimiter: Delimiter?, matcher: ColumnMatcher,
        content: @escaping @Sendable (String) -> Content
    ) {
        self.decoder = decoder
        self.isDecoded = isDecoded
        self.matcher = matcher
        self.content = content
        table = CSVTable(delimiter: delimiter)
        fault = decoder.fault
    }

    /// - Parameter isEnd: whether these bytes are the last ones.
    /// - Returns: the rows that are complete now; none after a fault.
    package mutating func feed(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> [Row] {
        if fault != nil { return [] }
        let decoded = isDecoded ? bytes : decoder.feed(bytes, isEnd: isEnd)[...]
        fault = decoder.fault
        if fault != nil { return [] }
        let rows = table.feed(decoded, isEnd: isEnd)
        if plan == nil, let header = table.header {
            do throws(ListFault) { try match(header.names, header.line, header.fault) } catch {
                fault = error
                return []
            }
        }
        if table.isHopeless { fault = ListFault(.hopeless) }
        return plan.map { plan in rows.map { row in self.row(row, plan) } } ?? []
    }

    private mutating func match(_ names: [String], _ line: Int, _ syntax: CSVReader.SyntaxError?) throws(ListFault) {
        if names.contains(where: { $0.utf8.contains(0) }) { throw ListFault(.looksLikeUTF16, line: line) }
        switch syntax {
        case .undecodable: throw ListFault(.undecodableHeader(decoder.encoding ?? .utf8), line: line)
        case let syntax?: throw ListFault(.unreadableHeader(syntax), line: line)
        case nil: break
        }
        let found = try matcher.plan(for: names, line: line)
        contents = found.targets.map(content)
        plan = found
    }

    private mutating func row(_ row: CSVTable.Row, _ plan: ColumnPlan) -> Row {
        let fault: RowFault? =
            switch row.fault {
            case .undecodable: .undecodable(decoder.encoding ?? .utf8)
            case let syntax?: .syntax(syntax)
            case nil:
                row.surplus > 0 ? .tooManyCells(row.cells.count, columns: row.cells.count - row.surplus) : nil
            }
        if let fault { return Row(line: row.line, values: [], cells: row.cells, fault: fault) }
        if row.isShort { shortRows.add(row.line) }
        var values: [String] = []
        values.reserveCapacity(plan.columns.count)
        for (column, content) in zip(plan.columns, contents) {
            if column.cells.count == 1, let cell = column.cells.first {
                values.append(value(row.cells[cell], content, row.line))
            } else {
                let parts = column.cells.map { value(row.cells[$0], content, row.line) }.filter { !$0.isEmpty }
                values.append(Self.joined(parts, isPersonsName: column.isPersonsName))
            }
        }
        return Row(line: row.line, values: values, cells: row.cells, fault: nil)
    }

    private mutating func value(_ cell: String, _ content: Content, _ line: Int) -> String {
        var value = cell
        if case .text = content { return value.isBlank ? "" : value }
        if let without = value.withoutEdges {
            value = without
            // A cell of nothing but blanks is an empty one.
            if !value.isEmpty { blanks.add(line) }
        }
        if let text = value.withoutFormula {
            value = text.withoutEdges ?? text
            formulas.add(line)
        }
        if case .address = content, value.utf8.first == UInt8(ascii: "'"), value.utf8.last != UInt8(ascii: "'") {
            value.removeFirst()
            apostrophes.add(line)
        }
        if case .time = content, let time = WrittenTime.normalised(value) {
            value = time
            times.add(line)
        }
        return value
    }

    /// - Parameter isPersonsName: whether these are a given and a family name. In Chinese characters, kana and hangul
    ///   the family's name goes first.
    private static func joined(_ parts: [String], isPersonsName: Bool) -> String {
        let isEastAsian = isPersonsName && parts.contains { $0.unicodeScalars.contains(where: \.isEastAsian) }
        return (isEastAsian ? parts.reversed() : parts).joined(separator: " ")
    }

    /// What was found out, repaired and passed over so far.
    package var notes: [ListNote] {
        var notes: [ListNote] = []
        if let encoding = decoder.encoding, encoding != .utf8 {
            notes.append(ListNote(.encoding(encoding, hasMark: decoder.hasMark)))
        }
        if let delimiter = table.delimiter, delimiter != .comma || table.hasSeparatorLine, table.header != nil {
            notes.append(ListNote(.delimiter(delimiter)))
        }
        for recognition in plan?.recognised ?? [] { notes.append(ListNote(.recognised(recognition))) }
        if let passedOver = plan?.passedOver, !passedOver.isEmpty { notes.append(ListNote(.passedOver(passedOver))) }
        func add(_ subject: ListNote.Subject, _ count: Count) {
            if count.count > 0 { notes.append(ListNote(subject, count: count.count, line: count.line)) }
        }
        if plan != nil { add(.emptyRows, Count(count: table.emptyRows)) }
        add(.shortRows, shortRows)
        add(.blanks, blanks)
        add(.formulas, formulas)
        add(.apostrophes, apostrophes)
        add(.times, times)
        return notes
    }
}

extension Unicode.Scalar {
    /// Whether it is of a script in which the family's name goes first.
    fileprivate var isEastAsian: Bool {
        switch value {
        case 0x3005...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
