/// Why a text is no opening-hours expression, and where.
package struct OpeningHoursSyntaxError: Error, Hashable, Sendable {
    /// The expression as given.
    package let expression: String
    /// Characters before the fault, from 0.
    package let position: Int
    package let fault: Fault
    /// What was probably meant: the whole expression in canonical form, ready to paste; nil where nobody can tell, or where
    /// it may be meant in two ways.
    package var suggestion: String? { ProbableExpression(expression)?.text }

    /// The time zone that stands in the expression (`JST`), where the suggestion is without it: it has a setting of its own.
    package var zone: String? { ProbableExpression(expression)?.zone }
}

extension OpeningHoursSyntaxError {
    /// The expression as one printable line, cut to the part around the fault where it is long, and the terminal column
    /// of the fault.
    package var excerpt: (line: String, column: Int) {
        let characters = Array(expression.prefix(position + 60))
        let first = characters.count <= 100 ? 0 : max(0, position - 40)
        let isCut = characters.count < expression.count
        var line = first > 0 ? "…" : ""
        var column = line.count
        for (index, character) in characters.enumerated().dropFirst(first) {
            let shown = character.isPrintable ? character : character.isWhitespace ? " " : "\u{FFFD}"
            line.append(shown)
            if index < position {
                column += shown.columns
            }
        }
        return (isCut ? line + "…" : line, column)
    }
}

extension Character {
    /// Whether a terminal shows it in its own place: no control character, none that is invisible or turns the
    /// direction of writing. What joins itself to a visible character is fine.
    var isPrintable: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
        default: true
        }
    }

    /// The columns it takes in a terminal, after Unicode's East Asian Width (UAX #11).
    package var columns: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        return switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
