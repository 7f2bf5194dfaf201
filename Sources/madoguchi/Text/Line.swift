import TerminalText

/// One line of an answer, in which every part knows its style: `"\(name, .strong) is open"`.
///
/// Text from outside and terminal escapes never mix: escapes are added only on rendering, after control characters in
/// each part have been escaped.
struct Line: Hashable, Sendable, ExpressibleByStringInterpolation {
    enum Style: Hashable, Sendable {
        case plain, strong, open, faint, now

        /// Parameters of the terminal's SGR sequence. [ECMA-48, section 8.3.117]
        fileprivate var sgr: String? {
            switch self {
            case .plain: nil
            case .strong: "1"
            case .open: "32"
            case .faint: "2"
            case .now: "1;33"
            }
        }
    }

    private struct Part: Hashable, Sendable {
        var text: String
        var style: Style
    }

    private var parts: [Part] = []
    private var ownContinuation: Continuation = .usual

    private enum Continuation: Hashable, Sendable {
        case usual, none
        case column(Int)
    }

    init(_ text: String = "", _ style: Style = .plain) {
        append(text, style)
    }

    /// A line that is shown as it stands: of a message, a document, a drawing.
    init(verbatim text: String) {
        self.init(text)
        continuation = nil
    }

    /// Where it goes on if it is too long for the terminal, in columns: two behind its own beginning unless set. nil where
    /// it isn't broken.
    var continuation: Int? {
        get {
            switch ownContinuation {
            case .usual: indentation + 2
            case .none: nil
            case .column(let column): column
            }
        }
        set { ownContinuation = newValue.map(Continuation.column) ?? .none }
    }

    func continued(at column: Int?) -> Line {
        var line = self
        line.continuation = column
        return line
    }

    private var indentation: Int {
        var count = 0
        for part in parts {
            for character in part.text {
                if character != " " { return count }
                count += 1
            }
        }
        return count
    }

    /// Its characters, each with its style.
    var styledCharacters: [(Character, Style)] {
        parts.flatMap { part in part.text.map { ($0, part.style) } }
    }

    /// Columns of the longest part without a blank.
    var longestWord: Int {
        parts.map(\.text).joined().split(separator: " ").map { word in
            // Between Japanese characters there is always a place to break at.
            word.unicodeScalars.contains { String($0).displayWidth == 2 } ? 2 : word.displayWidth
        }.max() ?? 0
    }

    init(stringLiteral value: String) {
        self.init(value)
    }

    init(stringInterpolation: Interpolation) {
        self = stringInterpolation.line
    }

    mutating func append(_ text: String, _ style: Style = .plain) {
        if !text.isEmpty { parts.append(Part(text: text.harmless(), style: style)) }
    }

    /// Leaves the beginning that fits into `columns`, with an ellipsis where something is left out.
    mutating func cut(to columns: Int, ellipsis: String) {
        guard displayWidth > columns else { return }
        var room = columns
        var kept: [Part] = []
        for part in parts {
            let isWhole = part.text.displayWidth <= room - ellipsis.displayWidth
            kept.append(isWhole ? part : Part(text: part.text.cut(to: room, ellipsis: ellipsis), style: part.style))
            if !isWhole { break }
            room -= part.text.displayWidth
        }
        parts = kept
    }

    static func += (line: inout Line, other: Line) {
        line.parts += other.parts
    }

    var displayWidth: Int {
        parts.reduce(0) { $0 + $1.text.displayWidth }
    }

    /// The line without its line end; spaces at the end are left out.
    func rendered(colour: Bool) -> String {
        guard colour else {
            let text = parts.map(\.text).joined()
            return String(text[..<(text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex)])
        }
        return parts.map { part in
            guard let sgr = part.style.sgr else { return part.text }
            return "\u{1B}[\(sgr)m\(part.text)\u{1B}[0m"
        }.joined()
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var line = Line()

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) {
            line.append(literal)
        }

        mutating func appendInterpolation(_ text: String, _ style: Style = .plain) {
            line.append(text, style)
        }

        mutating func appendInterpolation(_ number: some BinaryInteger) {
            line.append(String(number))
        }

        mutating func appendInterpolation(_ other: Line) {
            line += other
        }
    }
}
