import TerminalText

extension Line {
    /// The line broken at blanks and between Japanese characters, so that it fits into a terminal. What has no such place,
    /// as an address, isn't broken: somebody may want to copy it.
    ///
    /// - Parameter width: columns; nil for no limit.
    func wrapped(to width: Int?) -> [Line] {
        guard let width, let indentation = continuation, displayWidth > width else { return [self] }
        let pieces = pieces
        // Something is to fit beside the indentation.
        let margin = min(indentation, max(0, width / 2))
        var lines: [Line] = []
        var line = Line()
        var room = width
        var blanks: [Piece] = []
        for piece in pieces {
            if piece.isBlank {
                blanks.append(piece)
                continue
            }
            let gap = blanks.reduce(0) { $0 + $1.width }
            if gap + piece.width > room, line.displayWidth > (lines.isEmpty ? 0 : margin) {
                lines.append(line)
                line = Line(String(repeating: " ", count: margin))
                room = width - margin
            } else {
                for blank in blanks { line.append(blank) }
                room -= gap
            }
            line.append(piece)
            room -= piece.width
            blanks = []
        }
        return lines + [line]
    }

    /// Parts that aren't broken, and the blanks between them.
    private var pieces: [Piece] {
        var pieces: [Piece] = []
        var previous: Character?
        for (character, style) in styledCharacters {
            let isBlank = character == " "
            if var last = pieces.last, last.style == style, last.isBlank == isBlank, let previous,
                !LineBreaks.isAllowed(between: previous, and: character)
            {
                last.append(character)
                pieces[pieces.count - 1] = last
            } else if let previous, !isBlank, previous != " ", !LineBreaks.isAllowed(between: previous, and: character),
                !pieces.isEmpty
            {
                // Another style within a word.
                pieces[pieces.count - 1].append(character, style)
            } else {
                pieces.append(Piece(character, style))
            }
            previous = character
        }
        return pieces
    }

    fileprivate struct Piece {
        private(set) var parts: [(text: String, style: Style)]
        private(set) var width: Int
        let isBlank: Bool

        var style: Style { parts[parts.count - 1].style }

        init(_ character: Character, _ style: Style) {
            parts = [(String(character), style)]
            width = String(character).displayWidth
            isBlank = character == " "
        }

        mutating func append(_ character: Character) { append(character, style) }

        mutating func append(_ character: Character, _ style: Style) {
            if self.style == style {
                parts[parts.count - 1].text.append(character)
            } else {
                parts.append((String(character), style))
            }
            width += String(character).displayWidth
        }
    }

    private mutating func append(_ piece: Piece) {
        for part in piece.parts { append(part.text, part.style) }
    }
}
