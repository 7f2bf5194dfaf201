import MadoguchiAPI

/// A message without an HTML part as a page for a browser.
struct PreviewPage {
    let preview: Preview
    /// nil where it isn't known.
    let language: String?

    var text: String {
        let language = language.map { " lang=\"\(Self.escaped($0))\"" } ?? ""
        let subject = Self.escaped(preview.subject)
        return """
            <!DOCTYPE html>
            <html\(language)>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(subject)</title>
            <style>body { margin: 2em auto; max-width: 40em; padding: 0 1em } pre { white-space: pre-wrap }</style>
            </head>
            <body>
            <h1>\(subject)</h1>
            <pre>
            \(Self.escaped(preview.text))</pre>
            </body>
            </html>

            """
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
