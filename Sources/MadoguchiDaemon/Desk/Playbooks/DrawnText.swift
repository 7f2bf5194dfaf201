/// A text in a drawing, which has to be broken into lines beforehand: SVG doesn't.
struct DrawnText {
    /// Those that don't begin a line in Japanese. [JIS X 4051]
    private static let notFirst = Set("、。，．・：；？！）」』】〕〉》ーっゃゅょぁぃぅぇぉッャュョ々…)]},.!?:;")
    /// Those that don't end one.
    private static let notLast = Set("（「『【〔〈《([{")

    /// In the letter's size; an estimate, to the wide side.
    static func width(of character: Character) -> Double {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        return switch scalar.value {
        case 0x1100...0x11FF, 0x2E80...0xFFDC, 0x1_F000...0x3_FFFF: 1
        case 0x20, 0x27, 0x2C, 0x2E, 0x69, 0x6C: 0.31
        case 0x41...0x5A, 0x6D, 0x77: 0.76
        case 0x2000...0x2DFF: 1
        default: 0.58
        }
    }

    static func width(of text: String) -> Double { text.reduce(0) { $0 + width(of: $1) } }

    /// - Parameters:
    ///   - width: of a line, in the letter's size.
    ///   - most: lines; what doesn't fit ends with an ellipsis.
    static func lines(_ text: String, width: Double, most: Int) -> [String] {
        var lines: [String] = []
        var rest = Array(text)[...]
        while !rest.isEmpty, lines.count < most {
            var (used, end) = (0.0, rest.startIndex)
            while end < rest.endIndex, used + Self.width(of: rest[end]) <= width {
                used += Self.width(of: rest[end])
                end += 1
            }
            if end == rest.startIndex { end += 1 }
            if end < rest.endIndex { end = breaking(rest, before: end) }
            lines.append(String(rest[..<end]).trimmed)
            rest = rest[end...].drop { $0 == " " }
        }
        if !rest.isEmpty, let last = lines.popLast() { lines.append(String(last.dropLast()) + "…") }
        return lines
    }

    /// The last place before `limit` at which a line may end; `limit` where there is none in the line's second half.
    private static func breaking(_ text: ArraySlice<Character>, before limit: Int) -> Int {
        let least = text.startIndex + (limit - text.startIndex) / 2
        return stride(from: limit, to: least, by: -1).first { place in
            let (before, after) = (text[place - 1], text[place])
            if before == " " || after == " " { return true }
            if notFirst.contains(after) || notLast.contains(before) { return false }
            return width(of: before) == 1 || width(of: after) == 1
        } ?? limit
    }
}

extension String {
    /// Without blanks at its ends.
    fileprivate var trimmed: String {
        String(Substring(self).drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
