/// A block of an exported page, independent of the format.
enum ExportBlock: Hashable {
    /// - Parameter level: 1 for the page's own.
    case heading(level: Int, String)
    /// Line breaks are kept.
    case paragraph(String)
    /// A term and its value.
    case field(name: String, String)
    case table(header: [String], rows: [[String]])
    /// Preformatted text.
    case verbatim(String)
}
