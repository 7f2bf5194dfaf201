import Messages

/// Writes a page as HTML. [HTML Standard]
enum HTMLPage {
    static func text(of blocks: [ExportBlock], title: String, language: Language) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title.escapedForHTML)</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <main>
        \(blocks.map(element).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private static func element(_ block: ExportBlock) -> String {
        switch block {
        case .heading(let level, let text, let id):
            let id = id.map { " id=\"\($0.escapedForHTML)\"" } ?? ""
            return "<h\(level)\(id)>\(text.escapedForHTML)</h\(level)>"
        case .contents(let title, let list):
            let title = title.escapedForHTML
            return "<nav aria-label=\"\(title)\">\n<h2>\(title)</h2>\n\(self.list(list))\n</nav>"
        case .paragraph(let text):
            return "<p>\(lines(text))</p>"
        case .field(let name, let runs):
            return "<p><strong>\(name.escapedForHTML)</strong>: \(self.text(runs))</p>"
        case .list(let list):
            return self.list(list)
        case .table(let header, let rows):
            let head = row(header, cell: "th scope=\"col\"", end: "th")
            let body = rows.map { row($0, cell: "td", end: "td") }.joined(separator: "\n")
            return "<table>\n<thead>\n\(head)\n</thead>\n<tbody>\n\(body)\n</tbody>\n</table>"
        case .verbatim(let text):
            // Parsers drop the first line end after the tag.
            return "<pre>\n\(self.text([.text(text)]))</pre>"
        }
    }

    private static func row(_ cells: [String], cell: String, end: String) -> String {
        "<tr>" + cells.map { "<\(cell)>\(lines($0))</\(end)>" }.joined() + "</tr>"
    }

    private static func list(_ list: ExportList) -> String {
        let tag = list.isOrdered ? "ol" : "ul"
        let items = list.items.map { item in
            "<li>" + text(item.runs) + (item.list.map { "\n\(self.list($0))\n" } ?? "") + "</li>"
        }
        return "<\(tag)>\n\(items.joined(separator: "\n"))\n</\(tag)>"
    }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { self.text([.text(String($0))]) }.joined(separator: "<br>\n")
    }

    private static func text(_ runs: [ExportRun]) -> String {
        runs.flatMap(\.withAddresses).map { run in
            switch run {
            case .text(let text): text.escapedForHTML
            case .section(let text, let id): link(text, to: "#\(id)")
            case .web(let address): link(address, to: address)
            case .mail(let address): link(address, to: "mailto:\(address)")
            }
        }.joined()
    }

    private static func link(_ text: String, to target: String) -> String {
        "<a href=\"\(target.escapedForHTML)\">\(text.escapedForHTML)</a>"
    }

    private static let style = """
        :root { color-scheme: light dark; }
        body { font-family: sans-serif; line-height: 1.7; margin: 0; }
        main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
        h2 { border-top: 1px solid; margin-top: 2.5rem; padding-top: 1rem; }
        h3 { margin-top: 2.5rem; }
        h2, h3, h4 { line-height: 1.4; break-after: avoid; }
        p, li, td { overflow-wrap: anywhere; }
        ul, ol { padding-inline-start: 1.5rem; }
        li > ol { margin: .3rem 0 1.2rem; }
        ol > li { border-inline-start: 3px solid #888; margin-inline-start: .5rem; padding: .3rem 0 .3rem .6rem; }
        ol > li > ul { font-size: .9em; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid; padding: .3rem .6rem; text-align: start; vertical-align: top; }
        pre { border: 1px solid; padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
        @media print {
        main { max-width: none; padding: 0; }
        a { color: inherit; }
        tr, ol > li { break-inside: avoid; }
        }
        """
}
