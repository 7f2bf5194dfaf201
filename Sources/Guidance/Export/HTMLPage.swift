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
        case .heading(let level, let text):
            return "<h\(level)>\(text.escapedForHTML)</h\(level)>"
        case .paragraph(let text):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return "<p>\(lines.map { String($0).escapedForHTML }.joined(separator: "<br>\n"))</p>"
        case .field(let name, let text):
            return "<p><strong>\(name.escapedForHTML)</strong>: \(text.escapedForHTML)</p>"
        case .table(let header, let rows):
            let head = row(header, cell: "th scope=\"col\"", end: "th")
            let body = rows.map { row($0, cell: "td", end: "td") }.joined(separator: "\n")
            return "<table>\n<thead>\n\(head)\n</thead>\n<tbody>\n\(body)\n</tbody>\n</table>"
        case .verbatim(let text):
            // Parsers drop the first line end after the tag.
            return "<pre>\n\(text.escapedForHTML)</pre>"
        }
    }

    private static func row(_ cells: [String], cell: String, end: String) -> String {
        "<tr>" + cells.map { "<\(cell)>\($0.escapedForHTML)</\(end)>" }.joined() + "</tr>"
    }

    private static let style = """
        :root { color-scheme: light dark; }
        body { font-family: sans-serif; line-height: 1.7; margin: 0; }
        main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
        h2 { border-top: 1px solid; margin-top: 2.5rem; padding-top: 1rem; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid; padding: .3rem .6rem; text-align: start; vertical-align: top; }
        p, td { overflow-wrap: anywhere; }
        pre { border: 1px solid; padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
        """
}
