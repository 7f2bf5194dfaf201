package import Messages

/// A place in a file: line and column from 1, the column in Unicode scalars.
package struct SourceLocation: Hashable, Sendable {
    package var line: Int
    package var column: Int
    /// The file's path, where there are several files.
    package var file: String?

    package init(line: Int, column: Int, file: String? = nil) {
        self.line = line
        self.column = column
        self.file = file
    }
}

/// One value of a parsed document, with the place it was read from.
///
/// Types are those of the text itself: nothing is guessed from what a reader expects.
package struct DocumentNode: Sendable {
    package enum Content: Sendable {
        case null
        /// The word as written: `true`, and in YAML also `yes`, `off` and their like.
        case boolean(String)
        /// The digits as written.
        case number(String)
        case text(String)
        case sequence([DocumentNode])
        case mapping([Entry])
    }

    package struct Entry: Sendable {
        package let key: String
        package let location: SourceLocation
        package let value: DocumentNode
    }

    package let content: Content
    package let location: SourceLocation
    /// JSON Pointer from the root. [RFC 6901]
    package let pointer: String
    /// Where the first character of a text stands, if the text stands in the file just as it reads.
    package let textLocation: SourceLocation?
    package let notation: Notation
    /// For a mapping: keys that an overlay removed, and where.
    package let takenAway: [String: SourceLocation]

    /// The notation of a document; messages use its terms.
    package enum Notation: Sendable {
        case yaml, json
    }

    package init(
        _ content: Content, at location: SourceLocation, pointer: String, textLocation: SourceLocation? = nil,
        notation: Notation = .yaml, takenAway: [String: SourceLocation] = [:]
    ) {
        self.content = content
        self.location = location
        self.pointer = pointer
        self.textLocation = textLocation
        self.notation = notation
        self.takenAway = takenAway
    }

    /// What a message says was found.
    package var found: Wording {
        switch (content, notation) {
        case (.boolean(let word), .yaml): .foundBareWord(word)
        case (.boolean(let word), .json): .foundWord(word)
        case (.number(let digits), _): .foundNumber("\(digits.prefix(40))\(digits.utf8.count > 40 ? "…" : "")")
        case (.text(let text), _): .foundText(text)
        default: foundKind
        }
    }

    /// The same without the value, where that is confidential.
    package var foundKind: Wording {
        switch (content, notation) {
        case (.null, .yaml): .foundNothing
        case (.null, .json): .foundNull
        case (.boolean, _): .foundBoolean
        case (.number, _): .foundANumber
        case (.text(let text), _): text.isEmpty ? .foundEmptyText : .foundAText
        case (.sequence, _): .foundList
        case (.mapping, .yaml): .foundMapping
        case (.mapping, .json): .foundObject
        }
    }
}

extension String {
    /// As one part of a JSON Pointer. [RFC 6901 §3]
    package var pointerStep: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return "/\(self)" }
        var step = "/"
        for character in unicodeScalars {
            switch character {
            case "~": step += "~0"
            case "/": step += "~1"
            default: step.unicodeScalars.append(character)
            }
        }
        return step
    }
}
