package import Messages

/// Why one row of a list can't be used.
package enum RowFault: Hashable, Sendable {
    case syntax(CSVReader.SyntaxError)
    /// It contains bytes that are no characters of the encoding.
    case undecodable(ListEncoding)
    /// Cells beyond the last column that aren't empty.
    case tooManyCells(Int, columns: Int)

    package func wording(for settings: ListSettings) -> Wording {
        switch self {
        case .syntax(let error): error.wording(settings)
        case .undecodable(let encoding): encoding.fault(settings)
        case .tooManyCells(let count, let columns): .tooManyCells(count, columns: columns)
        }
    }
}

extension CSVReader.SyntaxError {
    func wording(_ settings: ListSettings) -> Wording {
        switch self {
        case .textBehindQuote: .textAfterQuote
        case .unclosedQuote: .unclosedCell
        case .undecodable: ListEncoding.utf8.fault(settings)
        case .tooLong(let limit): .rowTooLong(limit: limit)
        }
    }
}
