import TerminalText

extension Line {
    /// Splits a text into lines, drawn as they are.
    static func lines(of text: String) -> [Line] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        // Nothing follows the last line end.
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { Line(verbatim: $0.expandingTabs()) }
    }
}

extension Substring {
    /// Replaces tabs by spaces up to every eighth column, because tabs would control the terminal.
    fileprivate func expandingTabs() -> String {
        let parts = split(separator: "\t", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts[0]).harmless()) { line, part in
            line += String(repeating: " ", count: 8 - line.displayWidth % 8) + String(part).harmless()
        }
    }
}
