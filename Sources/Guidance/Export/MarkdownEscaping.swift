extension String {
    /// Escaped for Markdown, wherever it can stand in a paragraph or heading. [CommonMark 0.31.2 §2.4]
    ///
    /// - Parameters:
    ///   - startsLine: whether it begins its line.
    ///   - endsLine: whether nothing follows it in its line.
    func escapedForMarkdown(startsLine: Bool = true, endsLine: Bool = true) -> String {
        let scalars = Array(unicodeScalars)
        // Spaces at a line's ends would be dropped, or make it code or a line break.
        let first = startsLine ? scalars.firstIndex { !$0.isBlankInMarkdown } ?? scalars.count : 0
        let last = endsLine ? scalars.lastIndex { !$0.isBlankInMarkdown } ?? -1 : scalars.count - 1
        var line = ""
        for (index, scalar) in scalars.enumerated() {
            if index < first || index > last {
                line += scalar == "\t" ? "&#9;" : "&#32;"
            } else {
                let mustEscape =
                    scalars.mustEscape(at: index) || (startsLine && scalars.mustEscape(at: index, lineStart: first))
                    || (index == last && scalar.mustEscape(endsLine: endsLine))
                if mustEscape { line += "\\" }
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}

extension [Unicode.Scalar] {
    /// The position of the character that turns the digits from `start` into a list's number; nil where there is none.
    fileprivate func endOfOrdinal(at start: Int) -> Int? {
        let end = self[start...].firstIndex { !("0"..."9").contains($0) } ?? count
        guard end > start, end < count, self[end] == "." || self[end] == ")" else { return nil }
        return end
    }

    fileprivate func mustEscape(at index: Int) -> Bool {
        switch self[index] {
        case "\\", "`", "*", "[", "]", "<", ">", "|", "~": true
        // Within a word an underscore needs no escape; an address with backslashes would be wrong.
        case "_": !(isWord(index - 1) && isWord(index + 1))
        case "&": beginsReference(index)
        default: false
        }
    }

    /// Whether a block would begin here that isn't a paragraph.
    fileprivate func mustEscape(at index: Int, lineStart: Int) -> Bool {
        switch self[index] {
        case "#", "-", "+", "=", ":": index == lineStart
        case ".", ")": endOfOrdinal(at: lineStart) == index
        default: false
        }
    }

    private func isWord(_ index: Int) -> Bool {
        indices.contains(index) && (self[index].properties.isAlphabetic || ("0"..."9").contains(self[index]))
    }

    /// Whether `&…;` follows, which would be read as a character reference.
    private func beginsReference(_ index: Int) -> Bool {
        guard let end = self[(index + 1)...].firstIndex(where: { !($0 == "#" || $0.isASCIIWord) }) else { return false }
        return end > index + 1 && self[end] == ";"
    }
}

extension Unicode.Scalar {
    /// Whether the end of a text must be escaped: a heading would lose its `#`, and `!` makes a link behind it an image.
    fileprivate func mustEscape(endsLine: Bool) -> Bool {
        self == (endsLine ? "#" : "!")
    }

    fileprivate var isBlankInMarkdown: Bool { self == " " || self == "\t" }

    fileprivate var isASCIIWord: Bool {
        isASCII && (properties.isAlphabetic || ("0"..."9").contains(self))
    }
}
