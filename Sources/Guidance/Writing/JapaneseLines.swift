extension String {
    /// HTML whose lines of Japanese are joined where a line ends inside a sentence: browsers draw a line end as a blank, and
    /// Japanese has none between its words. Text inside `pre` stays as it is.
    var withJoinedJapaneseLines: String {
        guard utf8.contains(UInt8(ascii: "\n")) else { return self }
        var joined = ""
        joined.reserveCapacity(utf8.count)
        var isPreformatted = false
        var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            joined += line
            for tag in ["<pre", "</pre"] where line.range(ofTag: tag) { isPreformatted = tag == "<pre" }
            guard let next = lines.first else { break }
            let follows = next.drop { $0 == " " || $0 == "\t" }
            if !isPreformatted, let last = line.unicodeScalars.last, let first = follows.unicodeScalars.first,
                last.isJapanese, first.isJapanese
            {
                lines[lines.startIndex] = follows
            } else {
                joined += "\n"
            }
        }
        return joined
    }
}

extension Substring {
    /// Whether a tag stands in it, in either case.
    fileprivate func range(ofTag tag: String) -> Bool {
        utf8.count >= tag.utf8.count && lowercased().contains(tag)
    }
}

extension Unicode.Scalar {
    /// A character of Japanese that needs no blank beside it: kana, kanji, their punctuation, full-width forms.
    fileprivate var isJapanese: Bool {
        switch value {
        case 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF9F,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
