/// Writes a page as Markdown. [CommonMark 0.31.2; tables as in GitHub Flavored Markdown]
enum MarkdownPage {
    static func text(of blocks: [ExportBlock]) -> String {
        blocks.map(element).joined(separator: "\n\n") + "\n"
    }

    private static func element(_ block: ExportBlock) -> String {
        switch block {
        case .heading(let level, let text, let id):
            let heading = String(repeating: "#", count: level) + " " + line([.text(text)], withLinks: false)
            // Renderers make anchors of headings each in its own way, and some drop Japanese. GitHub, GitLab and others let
            // an element with an id through.
            return id.map { "<a id=\"\($0.escapedForHTML)\"></a>\n\n\(heading)" } ?? heading
        case .contents(let title, let list):
            return "## \(line([.text(title)], withLinks: false))\n\n\(self.list(list))"
        case .paragraph(let text):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
            return lines.map { line([.text(String($0))]) }.joined(separator: "\\\n")
        case .field(let name, let runs):
            return "**\(line([.text(name)], withLinks: false))**: \(line(runs))"
        case .list(let list):
            return self.list(list)
        case .table(let header, let rows):
            let rule = header.map { _ in "---" }
            return ([header, rule] + rows).enumerated().map { index, cells in
                row(index == 1 ? cells : cells.map { line([.text($0)]) })
            }.joined(separator: "\n")
        case .verbatim(let text):
            let fence = String(repeating: "`", count: max(3, text.longestRun(of: "`") + 1))
            return "\(fence)text\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
        }
    }

    private static func list(_ list: ExportList) -> String {
        list.items.enumerated().map { index, item in
            let mark = list.isOrdered ? "\(index + 1). " : "- "
            // What belongs to an item begins in the column of its text.
            let below = item.list.map { "\n" + self.list($0).indented(by: mark.count) } ?? ""
            return mark + line(item.runs) + below
        }.joined(separator: "\n")
    }

    private static func line(_ runs: [ExportRun], withLinks: Bool = true) -> String {
        let runs = withLinks ? runs.flatMap(\.withAddresses) : runs
        return runs.enumerated().map { index, run in
            switch run {
            case .text(let text):
                text.replacingLineEnds.escapedForMarkdown(startsLine: index == 0, endsLine: index == runs.count - 1)
            case .section(let text, let id):
                "[\(text.replacingLineEnds.escapedForMarkdown(startsLine: false, endsLine: false))](#\(id))"
            case .web(let address), .mail(let address): "<\(address)>"
            }
        }.joined()
    }

    private static func row(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}

extension String {
    fileprivate var replacingLineEnds: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
    }

    fileprivate func indented(by width: Int) -> String {
        let blanks = String(repeating: " ", count: width)
        return split(separator: "\n").map { blanks + $0 }.joined(separator: "\n")
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
