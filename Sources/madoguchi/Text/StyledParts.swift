import Messages

extension Language {
    /// The catalogue's text as a line in which some values have styles of their own, wherever the language puts them:
    ///
    ///     say.line { .caseOpened($0(id, .strong)) }
    func line(_ wording: (inout StyledParts) -> Wording) -> Line {
        var parts = StyledParts()
        // First, for the signs are made by it.
        let text = self(wording(&parts))
        return parts.line(text)
    }
}

/// Lines that a text of the catalogue is made of. The text has a sign in the place of each until it is chosen and ordered.
struct StyledParts {
    /// The noncharacters that Unicode leaves to programs for such use. [Unicode, section 23.7]
    private static let signs = UInt32(0xFDD0)...0xFDEF

    private var lines: [Line] = []

    /// - Returns: the line's sign.
    mutating func callAsFunction(_ line: Line) -> String {
        precondition(lines.count < Self.signs.count)
        lines.append(line)
        return Unicode.Scalar(Self.signs.lowerBound + UInt32(lines.count - 1)).map { String($0) } ?? ""
    }

    mutating func callAsFunction(_ text: String, _ style: Line.Style) -> String {
        self(Line(text, style))
    }

    fileprivate func line(_ text: String) -> Line {
        var result = Line()
        var plain = ""
        for scalar in text.unicodeScalars {
            guard Self.signs.contains(scalar.value), let part = part(scalar) else {
                plain.unicodeScalars.append(scalar)
                continue
            }
            result.append(plain)
            result += part
            plain = ""
        }
        result.append(plain)
        return result
    }

    /// nil where no line has this sign: it came with a text from outside. One that a line has is taken for ours.
    private func part(_ sign: Unicode.Scalar) -> Line? {
        let index = Int(sign.value - Self.signs.lowerBound)
        return index < lines.count ? lines[index] : nil
    }
}
