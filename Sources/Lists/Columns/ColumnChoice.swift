/// Which columns of a list a value is taken from, as somebody said it: `to=Email`, or several columns joined by a blank,
/// `variables.name=Last Name+First Name`.
package struct ColumnChoice: Hashable, Sendable {
    /// `to`, `variables.name`, …
    package let target: String
    /// One header, or several with `+` or only blanks between them.
    package let headers: String

    package init(target: String, headers: String) {
        self.target = target
        self.headers = headers
    }

    /// - Parameter text: `NAME=HEADER`; nil where it isn't that.
    package init?(parsing text: String) {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        let target = String(text[..<sign])
        let headers = String(text[text.index(after: sign)...])
        self.init(target: target.withoutEdges ?? target, headers: headers.withoutEdges ?? headers)
        if self.target.isEmpty || self.headers.isEmpty { return nil }
    }

    enum Resolution: Hashable {
        case columns([Int])
        case missing(String)
        case unclear
    }

    /// Finds the columns. A header that stands in the list as it was written goes first; then `+` stands between
    /// headers; then the text is taken apart into as few headers of the list as it can be.
    func resolve(among headers: [FoldedHeader]) -> Resolution {
        let whole = FoldedHeader(self.headers)
        if let column = headers.firstIndex(of: whole) { return .columns([column]) }
        let parts = self.headers.split(separator: "+", omittingEmptySubsequences: true).map(String.init)
        if parts.count > 1 {
            var columns: [Int] = []
            for part in parts {
                guard let column = headers.firstIndex(of: FoldedHeader(part)) else {
                    return .missing(part.withoutEdges ?? part)
                }
                columns.append(column)
            }
            return .columns(columns)
        }
        return Self.takeApart(Array(whole.text), among: headers) ?? .missing(self.headers)
    }

    /// - Returns: nil where it isn't made of headers.
    private static func takeApart(_ text: [Character], among headers: [FoldedHeader]) -> Resolution? {
        let known = headers.enumerated().map { (column: $0, name: Array($1.text)) }.filter { !$0.name.isEmpty }
        // For each length of the beginning: the fewest headers that it is made of, and in how many ways.
        var best: [(columns: [Int], ways: Int)?] = [([], 1)]
        for end in 1..<max(2, text.count + 1) where end <= text.count {
            var found: (columns: [Int], ways: Int)?
            for (column, name) in known where name.count <= end && text[(end - name.count)..<end].elementsEqual(name) {
                guard let before = best[end - name.count] else { continue }
                let columns = before.columns + [column]
                if let other = found, other.columns.count < columns.count { continue }
                if let other = found, other.columns.count == columns.count {
                    found = (other.columns, other.ways + before.ways)
                } else {
                    found = (columns, before.ways)
                }
            }
            best.append(found)
        }
        guard !text.isEmpty, let whole = best[text.count] else { return nil }
        return whole.ways == 1 ? .columns(whole.columns) : .unclear
    }
}
