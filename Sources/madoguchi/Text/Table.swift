/// Rows of cells, each column as wide as its widest cell.
struct Table {
    private var rows: [[Line]] = []

    mutating func add(_ row: [Line]) {
        rows.append(row)
    }

    /// Indented by two spaces, columns two apart.
    var lines: [Line] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
        }
        return rows.map { row in
            zip(row, widths).reduce(into: Line("")) { line, cell in
                line.append("  ")
                line += cell.0
                line.append(String(repeating: " ", count: cell.1 - cell.0.displayWidth))
            }
        }
    }
}
