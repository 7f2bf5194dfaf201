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
    /// Where in the text its tags and comments are that have an end.
    private var spans: [Range<Int>] = []
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

    /// The text with nothing between its tags and comments.
    var tagsAlone: String {
        spans.map { String(scalars[$0]) }.joined()
    }

    private mutating func readTag() {
        let start = location
        let first = index
        advance(by: 2)
        let sigil = index < scalars.count ? scalars[index] : " "
        guard sigil != "!" else {
            guard content(stopsAtTag: false) != nil else { return fault(.commentWithoutEnd, at: start) }
            return record(first..<index, inside: [first + 2, first + 3, index - 2], at: start)
        }
        guard let content = content(stopsAtTag: true) else {
            return fault(.tagWithoutEnd, at: start)
        }
        record(first..<index, inside: [first + 2, index - 2], at: start)
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

    /// Takes note of a tag, and reports it where the renderer, which looks for characters, would miss one of its braces: a mark
    /// behind it, such as U+3099, makes one character with it. [UAX #29, GB9, GB9a, GB9b]
    ///
    /// - Parameter inside: the places within it where a character has to end.
    private mutating func record(_ span: Range<Int>, inside: [Int], at start: SourceLocation) {
        spans.append(span)
        for edge in [span.lowerBound] + inside + [span.upperBound] where edge > 0 && edge < scalars.count {
            let pair = scalars[(edge - 1)...edge]
            guard let joined = pair.first(where: { !$0.isASCII }), String(pair).count == 1 else { continue }
            return fault(.joinedToBrace(joined.codePoint), at: start)
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
            if scalar.isControl, scalar != "\t", !foundControl {
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

extension String {
    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var text = UnicodeScalarView()
        text.append(contentsOf: scalars)
        self.init(text)
    }
}

extension ArraySlice<Unicode.Scalar> {
    fileprivate var trimmed: String {
        var rest = self
        while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
        while rest.last?.properties.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

extension Unicode.Scalar {
    fileprivate var isOfTagName: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
        default: false
        }
    }

    /// Whether its general category is Cc, of which no version of Unicode has others.
    fileprivate var isControl: Bool {
        value < 0x20 || (0x7F..<0xA0).contains(value)
    }

    /// Its name in messages: `U+200B`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
