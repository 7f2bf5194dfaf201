/// Writes SVG: elements with attributes, everything that comes from outside escaped.
///
/// No style sheet is in it, so that it looks the same under any policy.
struct SVGText {
    private(set) var text = ""

    /// What sentences are set in; no picture loads a font.
    static let font =
        "system-ui,-apple-system,'Hiragino Sans','Noto Sans JP','Noto Sans CJK JP','Yu Gothic UI',Verdana,sans-serif"

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>, content: String) {
        open(name, attributes, end: ">")
        text += Self.escaped(content) + "</\(name)>\n"
    }

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        open(name, attributes, end: "/>\n")
    }

    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String>, _ body: (inout SVGText) -> Void
    ) {
        open(name, attributes, end: ">\n")
        body(&self)
        text += "</\(name)>\n"
    }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>, end: String) {
        text += "<\(name)" + attributes.map { " \($0.key)=\"\(Self.escaped($0.value))\"" }.joined() + end
    }

    /// Without characters that XML has no place for. [XML 1.0 §2.2]
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result += " "
            case "\u{FFFE}", "\u{FFFF}": break
            case _ where scalar.properties.generalCategory == .control: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Int {
    var attribute: String { String(self) }
}

/// How wide a text is in fonts that nobody knows: rather too wide, so that it never runs over its place.
enum TextWidth {
    /// - Parameter size: the font's, in pixels.
    /// - Returns: pixels.
    static func of(_ text: String, size: Int) -> Int {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
        return (thousandths * size + 999) / 1_000
    }

    /// Thousandths of the font's size.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar {
        case "i", "j", "l", ".", ",", ":", ";", "'", "|", "!", " ", "I": return 400
        case "m", "w", "M", "W", "@", "%": return 1_000
        case "A"..."Z", "&", "+", "=", "–", "—": return 780
        case "\u{0}"..."\u{2FF}": return 660
        // Greek, Cyrillic and other narrow alphabets.
        case "\u{300}"..."\u{10FF}": return 800
        // Full width, twice a column.
        default: return 1_080
        }
    }
}
