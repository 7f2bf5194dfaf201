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

    init(_ text: String = "", _ style: Style = .plain) {
        append(text, style)
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
