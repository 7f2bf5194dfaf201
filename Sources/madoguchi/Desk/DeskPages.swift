import Messages

/// The pages that the gateway makes itself, in the language of the terminal: who reads them began the session there.
struct DeskPages {
    let language: Language
    let session: DeskSession

    func html(_ refusal: GatewayRefusal) -> [UInt8] {
        let page = Wording.deskRefusal(refusal.kind(port: session.port))
        let (title, text) = (language(page.title), language(page.text))
        let html = """
            <!DOCTYPE html>
            <html lang="\(language.code)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>\(Self.escaped(title))</title>
            </head>
            <body>
            <main>
            <h1>\(Self.escaped(title))</h1>
            <p>\(Self.escaped(text))</p>
            </main>
            </body>
            </html>

            """
        return Array(html.utf8)
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}

extension GatewayRefusal {
    /// What a page says of it.
    fileprivate func kind(port: UInt16) -> Wording.DeskRefusal {
        switch self {
        case .malformed, .targetTooLong, .headTooLarge, .lengthMissing, .expectation, .version, .method: .notUnderstood
        case .bodyTooLarge: .tooLarge(limit: GatewayRequestReader.bodyLimit)
        case .host: .otherHost(port: Int(port))
        case .otherSite: .otherSite
        case .otherUser: .otherUser
        case .stranger: .stranger
        case .tokenUsed: .tokenUsed
        case .notFound: .notFound
        case .slow: .slow
        case .daemonGone(let isUncertain): .daemonGone(isUncertain: isUncertain)
        case .daemonNotPermitted: .daemonNotPermitted
        case .daemonSlow(let isUncertain): .daemonSlow(isUncertain: isUncertain)
        case .daemonUnreadable(let isUncertain): .daemonUnreadable(isUncertain: isUncertain)
        }
    }
}
