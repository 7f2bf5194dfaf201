import Lists
import SupportHours

/// What is said about an import's table beside the table itself.
struct TableSettings: Sendable {
    /// The encoding of a file without a mark; nil for UTF-8.
    var encoding: ListEncoding?
    /// Nil to find it by the first line.
    var delimiter: Delimiter?
    var columns: [ColumnChoice] = []
    /// The variables that a column may be called by without `variables.` before it.
    var variables: [String] = []
    /// Those of several lines, of which blanks are a part.
    var texts: Set<String> = []

    /// - Parameter defaults: values that are known without the table.
    func matcher(_ defaults: FollowUpValues) -> ColumnMatcher {
        ColumnMatcher(
            fixed: FollowUpColumn.fixed.map(\.name), variables: variables, takesAnyVariable: true, choices: columns,
            given: Set(defaults.keys.map(\.name)), nearest: { Spelling.nearest(to: $0, among: $1) })
    }

    func content(of column: String) -> ListReader.Content {
        switch FollowUpColumn(named: column) {
        case .notBefore, .expiresAt: .time
        case .to: .address
        case .text: .text
        case .variable(let name) where texts.contains(name): .text
        default: .line
        }
    }
}
