/// A piece of an exported page, in no notation yet.
enum ExportBlock: Hashable {
    /// - Parameter level: 1 for the page's own.
    case heading(level: Int, String)
    /// Lines stay lines.
    case paragraph(String)
    /// A word and what it says.
    case field(name: String, String)
    case table(header: [String], rows: [[String]])
    /// Stands as it is written.
    case verbatim(String)
}
