import TerminalText

/// Rows of cells, each column as wide as its widest cell, indented by two blanks, columns two apart.
///
/// Where a terminal is too narrow, one column may be cut, then columns are left out, the least important ones first; and
/// where even the important ones don't fit beside each other, a row goes on in the lines below it.
struct Table {
    private static let gap = 2
    /// Where a row that goes on begins.
    private static let continuation = 4

    private var rows: [[Line]] = []
    private let importance: [Int]
    private let cutting: (column: Int, ellipsis: String)?
    /// What is left of a column that is cut has to say something.
    private static let narrowestCut = 12

    /// - Parameters:
    ///   - importance: for each column, 0 where it is never left out; the greater it is, the sooner it is. Nothing for a
    ///     table without columns that may be left out.
    ///   - cutting: a column whose cells may be cut, and the sign for what is cut off.
    init(importance: [Int] = [], cutting: (column: Int, ellipsis: String)? = nil) {
        self.importance = importance
        self.cutting = cutting
    }

    mutating func add(_ row: [Line]) {
        rows.append(row)
    }

    /// With all columns; a line that is too long goes on below its last column.
    var lines: [Line] { lines(within: nil) }

    /// - Parameter width: columns of the terminal; nil for no limit.
    func lines(within width: Int?) -> [Line] { rows(within: width).flatMap(\.self) }

    /// The lines of each row.
    func rows(within width: Int?) -> [[Line]] {
        let widths = columnWidths
        guard let width, total(widths, Array(widths.indices)) > width else {
            return aligned(Array(widths.indices), widths)
        }
        var columns = Array(widths.indices)
        if let cut = cut(to: width) { return cut.rows(within: width) }
        while total(widths, columns) > width, let least = columns.max(by: { rank($0) < rank($1) }), rank(least) > 0 {
            columns.removeAll { $0 == least }
        }
        guard let last = columns.last else { return [] }
        // The last column may be broken into several lines, if they are no mere stubs.
        let rest = total(widths, columns) - widths[last]
        let longestWords = rows.map { $0.count > last ? $0[last].longestWord : 0 }.max() ?? 0
        if total(widths, columns) <= width || width - rest >= max(12, longestWords) { return aligned(columns, widths) }
        return rows.map { flowing($0, columns, within: width) }
    }

    /// The same with a narrower column, after the less important ones are left out; nil where that doesn't do.
    private func cut(to width: Int) -> Table? {
        guard let cutting else { return nil }
        let widths = columnWidths
        var columns = Array(widths.indices)
        columns.removeAll { rank($0) > rank(cutting.column) }
        let room = width - (total(widths, columns) - widths[cutting.column])
        guard room >= Self.narrowestCut else { return nil }
        var table = Table(importance: importance)
        table.rows = rows.map { row in
            var row = row
            if cutting.column < row.count { row[cutting.column].cut(to: room, ellipsis: cutting.ellipsis) }
            return row
        }
        return table
    }

    private func rank(_ column: Int) -> Int { column < importance.count ? importance[column] : 0 }

    private var columnWidths: [Int] {
        (0..<(rows.map(\.count).max() ?? 0)).map { column in
            rows.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
        }
    }

    private func total(_ widths: [Int], _ columns: [Int]) -> Int {
        columns.reduce(0) { $0 + Self.gap + widths[$1] }
    }

    private func aligned(_ columns: [Int], _ widths: [Int]) -> [[Line]] {
        rows.map { row in
            var line = Line()
            var start = 0
            for column in columns where column < row.count {
                line.append(String(repeating: " ", count: Self.gap))
                start = line.displayWidth
                line += row[column]
                line.append(String(repeating: " ", count: widths[column] - row[column].displayWidth))
            }
            line.continuation = start
            return [line]
        }
    }

    /// As many cells in a line as fit.
    private func flowing(_ row: [Line], _ columns: [Int], within width: Int) -> [Line] {
        var lines: [Line] = []
        var line = Line("  ")
        line.continuation = Self.continuation
        var isEmpty = true
        for column in columns where column < row.count && row[column].displayWidth > 0 {
            let cell = row[column]
            if !isEmpty {
                if line.displayWidth + Self.gap + cell.displayWidth > width {
                    lines.append(line)
                    line = Line(String(repeating: " ", count: Self.continuation))
                    line.continuation = Self.continuation
                } else {
                    line.append(String(repeating: " ", count: Self.gap))
                }
            }
            line += cell
            isEmpty = false
        }
        return lines + [line]
    }
}
