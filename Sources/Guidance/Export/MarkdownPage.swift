/// Writes a page as Markdown. [CommonMark 0.31.2; tables as in GitHub Flavored Markdown]
enum MarkdownPage {
    static func text(of blocks: [ExportBlock]) -> String {
        blocks.map(element).joined(separator: "\n\n") + "\n"
    }

    private static func element(_ block: ExportBlock) -> String {
        switch block {
        case .heading(let level, let text):
            return String(repeating: "#", count: level) + " " + text.replacingLineEnds.escapedForMarkdown
        case .paragraph(let text):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
            return lines.map { String($0).escapedForMarkdown }.joined(separator: "\\\n")
        case .field(let name, let text):
            return "**\(name.escapedForMarkdown)**: \(text.replacingLineEnds.escapedForMarkdown)"
        case .table(let header, let rows):
            let rule = header.map { _ in "---" }
            return ([header, rule] + rows).enumerated().map { index, cells in
                row(index == 1 ? cells : cells.map(\.replacingLineEnds.escapedForMarkdown))
            }.joined(separator: "\n")
        case .verbatim(let text):
            let fence = String(repeating: "`", count: max(3, text.longestRun(of: "`") + 1))
            return "\(fence)text\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
        }
    }

    private static func row(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}

extension String {
    fileprivate var replacingLineEnds: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
    }

    fileprivate func longestRun(of wanted: Unicode.Scalar) -> Int {
        var longest = 0
        var run = 0
        for scalar in unicodeScalars {
            run = scalar == wanted ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
