/// Where a line may be broken: at blanks, and between Japanese characters. [JIS X 4051, JLREQ]
package enum LineBreaks {
    /// Japanese is broken anywhere but before what closes or belongs to what stands there, and behind what opens.
    package static func isAllowed(between left: Character, and right: Character) -> Bool {
        if left == " " || right == " " { return left != right }
        guard left.isBreakable || right.isBreakable else { return false }
        return !neverFirst.contains(right) && !neverLast.contains(left)
    }

    /// Where a reader pauses: behind punctuation, and where a word begins behind kana.
    static func isGood(between left: Character, and right: Character) -> Bool {
        guard isAllowed(between: left, and: right) else { return false }
        if left == " " || right == " " || "、。）」：；".contains(left) || "（「".contains(right) { return true }
        // お and ご belong to the word that follows, and so may the ending of a verb's stem.
        return left.isHiragana && !right.isHiragana && !"おごりいみきちびえけめれ".contains(left)
    }

    private static let neverFirst: Set<Character> = Set(
        "、。，．・：；？！" + "゛゜´｀¨＾ヽヾゝゞ々" + "ー―…‥" + "）〕］｝〉》」』】" + "ぁぃぅぇぉっゃゅょゎ"
            + "ァィゥェォッャュョヮヵヶ" + ",.:;?!)]}’”%°")
    private static let neverLast: Set<Character> = Set("（〔［｛〈《「『【([{‘“¥$#")
}

extension Character {
    /// Whether a line may end at it without a blank: ideographs, kana, and what is as wide.
    fileprivate var isBreakable: Bool { String(self).displayWidth == 2 }
}

extension Character {
    fileprivate var isHiragana: Bool { ("ぁ"..."ゟ").contains(self) }
}

extension String {
    /// The text in lines of at most `width` columns, as far as it can be broken; its own line ends stay.
    package func wrapped(to width: Int) -> [String] {
        split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            let pieces = line.pieces(brokenBy: LineBreaks.isGood).flatMap { piece in
                // What is too long for a line is broken anywhere.
                piece.displayWidth > width ? piece[...].pieces(brokenBy: LineBreaks.isAllowed) : [piece]
            }
            return Self.lines(of: pieces, width)
        }
    }

    private static func lines(of pieces: [String], _ width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        var blanks = ""
        for piece in pieces {
            if piece.first == " " {
                blanks = piece
            } else if !current.isEmpty, (current + blanks + piece).displayWidth > width {
                lines.append(current)
                (current, blanks) = (piece, "")
            } else {
                current += blanks + piece
                blanks = ""
            }
        }
        return lines + [current]
    }
}

extension Substring {
    /// Parts that aren't broken, and the blanks between them.
    fileprivate func pieces(brokenBy mayBreak: (Character, Character) -> Bool) -> [String] {
        var pieces: [String] = []
        var previous: Character?
        for character in self {
            if let previous, !mayBreak(previous, character) {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            previous = character
        }
        return pieces
    }
}
