extension Line {
    /// A text of several lines, drawn as it is.
    static func lines(of text: String) -> [Line] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        // What stands behind the last line end is no line.
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { Line($0.expandingTabs()) }
    }
}

extension Substring {
    /// The line with spaces up to every eighth column in place of tabs, which would steer a terminal.
    fileprivate func expandingTabs() -> String {
        let parts = split(separator: "\t", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts[0]).harmless()) { line, part in
            line += String(repeating: " ", count: 8 - line.displayWidth % 8) + String(part).harmless()
        }
    }
}
