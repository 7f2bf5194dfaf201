import Messages

/// A recursive descent over one JSON document.
struct JSONParser {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    private var nodeCount = 0
    private var line = 1
    private var lineStart: Int
    /// Bytes of this line so far that begin no character.
    private var continuationBytes = 0

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex + (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        lineStart = index
    }

    mutating func document() throws(JSONSyntaxError) -> DocumentNode {
        skipBlanks()
        let root = try value(at: "", depth: 0)
        skipBlanks()
        guard next == nil else { throw error(.textAfterTheEnd) }
        return root
    }

    private mutating func value(at pointer: String, depth: Int) throws(JSONSyntaxError) -> DocumentNode {
        nodeCount += 1
        guard nodeCount <= JSONDocument.largestNodeCount else {
            throw error(.moreValues(than: JSONDocument.largestNodeCount))
        }
        guard depth <= JSONDocument.greatestDepth else {
            throw error(.nestedDeeper(than: JSONDocument.greatestDepth))
        }
        let location = location
        let content: DocumentNode.Content
        switch next ?? 0 {
        case UInt8(ascii: "{"): content = .mapping(try entries(at: pointer, depth: depth + 1))
        case UInt8(ascii: "["): content = .sequence(try elements(at: pointer, depth: depth + 1))
        case UInt8(ascii: "\""): content = .text(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
        default: content = try word()
        }
        return DocumentNode(content, at: location, pointer: pointer, notation: .json)
    }

    private mutating func entries(at pointer: String, depth: Int) throws(JSONSyntaxError) -> [DocumentNode.Entry] {
        index += 1
        var entries: [DocumentNode.Entry] = []
        skipBlanks()
        if take("}") { return entries }
        repeat {
            skipBlanks()
            let location = location
            guard next == UInt8(ascii: "\"") else { throw error(.expectedKey) }
            let key = try text()
            skipBlanks()
            guard take(":") else { throw error(.expectedColon) }
            skipBlanks()
            let value = try value(at: pointer + key.pointerStep, depth: depth)
            entries.append(.init(key: key, location: location, value: value))
            skipBlanks()
        } while take(",")
        guard take("}") else { throw error(.expectedCommaOrBrace) }
        return entries
    }

    private mutating func elements(at pointer: String, depth: Int) throws(JSONSyntaxError) -> [DocumentNode] {
        index += 1
        var elements: [DocumentNode] = []
        skipBlanks()
        if take("]") { return elements }
        repeat {
            skipBlanks()
            elements.append(try value(at: "\(pointer)/\(elements.count)", depth: depth))
            skipBlanks()
        } while take(",")
        guard take("]") else { throw error(.expectedCommaOrBracket) }
        return elements
    }

    private mutating func word() throws(JSONSyntaxError) -> DocumentNode.Content {
        for (word, content) in Self.words where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            return content
        }
        throw error(next == nil ? .endsBeforeValue : .expectedValue)
    }

    private static let words: [(String, DocumentNode.Content)] = [
        ("null", .null), ("true", .boolean("true")), ("false", .boolean("false")),
    ]
}

// MARK: - Numbers and texts

extension JSONParser {
    /// The digits as written, once they are of the form that RFC 8259 §6 gives.
    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = index
        _ = take("-")
        if !take("0") { try takeDigits() }
        if take(".") { try takeDigits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try takeDigits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func takeDigits() throws(JSONSyntaxError) {
        let start = index
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        guard index > start else { throw error(.expectedDigit) }
    }

    private mutating func text() throws(JSONSyntaxError) -> String {
        let location = location
        index += 1
        var start = index
        // What stands before `start`, its escapes resolved.
        var decoded: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let rest = bytes[start..<index]
                index += 1
                decoded.append(contentsOf: rest)
                guard let text = String(validating: decoded, as: UTF8.self) else {
                    throw JSONSyntaxError(location: location, reason: .textNotUTF8)
                }
                return text
            case UInt8(ascii: "\\"):
                decoded.append(contentsOf: bytes[start..<index])
                decoded.append(contentsOf: Character(try escape()).utf8)
                start = index
            case ..<0x20:
                throw error(.controlCharacterInText)
            default:
                if byte & 0xC0 == 0x80 { continuationBytes += 1 }
                index += 1
            }
        }
        throw JSONSyntaxError(location: location, reason: .unclosedText)
    }

    /// A backslash and what belongs to it. [RFC 8259 §7]
    private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
        index += 1
        guard let letter = next else { throw error(.endsInEscape) }
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw error(.unknownEscape)
        }
    }

    private mutating func escapedScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let lone = Wording.halfSurrogatePair
        guard UTF16.isLeadSurrogate(unit), take("\\"), take("u") else { throw error(lone) }
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw error(lone) }
        let value = 0x1_0000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(second) & 0x3FF
        guard let scalar = Unicode.Scalar(value) else { throw error(lone) }
        return scalar
    }

    private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error(.expectedHexDigits)
            }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }
}

// MARK: - Bytes

extension JSONParser {
    private var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private var location: SourceLocation {
        SourceLocation(line: line, column: index - lineStart - continuationBytes + 1)
    }

    private func error(_ reason: Wording) -> JSONSyntaxError {
        JSONSyntaxError(location: location, reason: reason)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = next {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                lineStart = index
                continuationBytes = 0
            default: return
            }
        }
    }
}
