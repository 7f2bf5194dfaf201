import Documents
import Messages
import SupportHours

/// Finds a template's tags with their places, and every fault in the tags themselves.
///
/// Of Mustache [mustache(5)], templates have variables, sections, inverted sections, partials and comments.
struct TagScanner {
    /// How deep sections may nest.
    static let greatestDepth = 16

    private(set) var tags: [Tag] = []
    private(set) var faults: [TagFault] = []
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var location: SourceLocation
    private var open: [Tag] = []
    private var foundControl = false

    /// - Parameter start: where the text's first character stands.
    init(_ text: String, from start: SourceLocation) {
        scalars = Array(text.unicodeScalars)
        location = start
        while index < scalars.count {
            if scalars[index] != "{", scalars[index] != "｛" {
                advance()
            } else if isAt("{{") {
                readTag()
            } else if isAt("｛｛") || isAt("{｛") || isAt("｛{") && !isAt("｛{{") {
                readFullWidthTag()
            } else {
                // The renderer looks for the second brace of a tag there, and finds the text's end.
                if scalars[index] == "{", index == scalars.count - 1 { fault(.braceAtEnd, at: location) }
                advance()
            }
        }
        for section in open {
            fault(.sectionNeverClosed(section.name), at: section.location)
        }
    }

    private mutating func readTag() {
        let start = location
        advance(by: 2)
        let sigil = index < scalars.count ? scalars[index] : " "
        guard sigil != "!" else {
            if content(stopsAtTag: false) == nil { fault(.commentWithoutEnd, at: start) }
            return
        }
        guard let content = content(stopsAtTag: true) else {
            return fault(.tagWithoutEnd, at: start)
        }
        // The renderer takes a line break behind the braces for text, and writes the tag out as it stands.
        guard !content.contains("\n") else { return fault(.tagOverLines, at: start) }
        switch sigil {
        case "{", "&":
            if sigil == "{", isAt("}") { advance() }
            fault(.unescapedTag, at: start)
        case "=": fault(.delimitersChanged, at: start)
        case "%": fault(.pragma, at: start)
        case "<", "$": fault(.inheritance, at: start)
        case "#": name(in: content.dropFirst(), at: start).map { begin(Tag(kind: .section, name: $0, location: start)) }
        case "^":
            name(in: content.dropFirst(), at: start).map { begin(Tag(kind: .inverted, name: $0, location: start)) }
        case "/": name(in: content.dropFirst(), at: start).map { end($0, at: start) }
        case ">": partial(content.dropFirst().trimmed, at: start)
        default:
            name(in: content, at: start).map { tags.append(Tag(kind: .variable, name: $0, location: start)) }
        }
    }

    /// Braces of a Japanese keyboard, which would be sent to the customer as they stand.
    private mutating func readFullWidthTag() {
        fault(.fullWidthBraces, at: location)
        advance(by: 2)
        while index < scalars.count, scalars[index] != "\n", !isAt("{{"), !isAt("｝｝"), !isAt("}}") { advance() }
        if isAt("｝｝") || isAt("}}") { advance(by: 2) }
    }

    /// The text from here to the tag's end, and moves behind it; nil where the tag has no end, or another begins first.
    private mutating func content(stopsAtTag: Bool) -> ArraySlice<Unicode.Scalar>? {
        let start = index
        while index < scalars.count {
            if isAt("}}") {
                let content = scalars[start..<index]
                advance(by: 2)
                return content
            }
            if stopsAtTag, index > start, isAt("{{") { return nil }
            advance()
        }
        return nil
    }

    private func isAt(_ text: String) -> Bool {
        scalars[index...].starts(with: text.unicodeScalars)
    }

    private mutating func advance(by count: Int = 1) {
        for _ in 0..<count where index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar == "\n" {
                location = SourceLocation(line: location.line + 1, column: 1)
                continue
            }
            if scalar.properties.generalCategory == .control, scalar != "\t", !foundControl {
                foundControl = true
                fault(.controlInTemplate(scalar.codePoint), at: location)
            }
            location.column += 1
        }
    }

    private mutating func fault(_ detail: Wording, at location: SourceLocation, suggestion: String? = nil) {
        faults.append(TagFault(location: location, detail: detail, suggestion: suggestion))
    }
}

// MARK: - Names and sections

extension TagScanner {
    private mutating func name(in content: ArraySlice<Unicode.Scalar>, at start: SourceLocation) -> String? {
        let name = content.trimmed
        if name.isEmpty {
            fault(.emptyTag, at: start)
        } else if name.contains("(") || name.contains(")") {
            fault(.transform, at: start)
        } else if name.hasPrefix(".") {
            fault(.dotTag, at: start)
        } else if !name.unicodeScalars.allSatisfy(\.isOfTagName) {
            fault(.malformedTagName(name), at: start)
        } else {
            return name
        }
        return nil
    }

    private mutating func partial(_ name: String, at start: SourceLocation) {
        if name.hasPrefix("*") {
            fault(.partialNamedByVariable, at: start)
        } else if TemplateFile.isName(name) {
            tags.append(Tag(kind: .partial, name: name, location: start))
        } else {
            fault(.malformedPartialName(name), at: start)
        }
    }

    private mutating func begin(_ section: Tag) {
        tags.append(section)
        open.append(section)
        if open.count == Self.greatestDepth + 1 {
            fault(.sectionsNested(deeperThan: Self.greatestDepth), at: section.location)
        }
    }

    private mutating func end(_ name: String, at start: SourceLocation) {
        guard let innermost = open.last else {
            return fault(.closesNothing(name), at: start)
        }
        if innermost.name != name {
            fault(.closesAnother(name, expected: innermost.name, line: innermost.location.line), at: start)
        }
        // A misspelt end closes the innermost section; an end of an outer section closes everything within it.
        let closed = open.lastIndex { $0.name == name } ?? open.count - 1
        open.removeSubrange(closed...)
    }
}

extension ArraySlice<Unicode.Scalar> {
    fileprivate var trimmed: String {
        var rest = self
        while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
        while rest.last?.properties.isWhitespace == true { rest.removeLast() }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: rest)
        return String(text)
    }
}

extension Unicode.Scalar {
    fileprivate var isOfTagName: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
        default: false
        }
    }

    /// Its name in messages: `U+200B`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
