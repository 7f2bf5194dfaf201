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
        case .undecodable(.utf8): .notUTF8(settings)
        case .undecodable(let encoding): .notIn(encoding)
        case .tooManyCells(let count, let columns):
            Wording(
                ja: "セルが \(count) 個あります(見出しは \(columns) 個)。区切り文字を含む値は引用符(\")で囲んでください",
                en: "has \(count) cells where the header has \(columns); put a value with a delimiter in it in quotes")
        }
    }
}

extension CSVReader.SyntaxError {
    func wording(_ settings: ListSettings) -> Wording {
        switch self {
        case .textBehindQuote:
            Wording(
                ja: "閉じる引用符のあとに文字があります。値の中の引用符は二つ重ねて(\"\")書いてください",
                en: "text after a closing quote; a quote within a quoted value is written twice (\"\")")
        case .unclosedQuote:
            Wording(
                ja: "ここで始まる引用符が閉じられていません", en: "the quote that begins here is never closed")
        case .undecodable: .notUTF8(settings)
        case .tooLong(let limit):
            Wording(
                ja: "1 件が \(limit) バイトを超えています。引用符の閉じ忘れがないか確かめてください",
                en: "a row of more than \(limit) bytes; is a quote not closed?")
        }
    }
}
