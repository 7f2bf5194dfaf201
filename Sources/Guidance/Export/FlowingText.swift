// A letter's lines are short, for mail programs that don't wrap them. A page's paragraphs are as wide as the page.

extension String {
    /// The paragraphs of a letter's text, without the indentation that sets parts off in a mail. Lines that end inside a
    /// paragraph are joined, those of Japanese without a blank; a line end that is left is a line break. Items of lists,
    /// addresses and headings have lines of their own.
    var flowingParagraphs: [String] {
        split(separator: "\n", omittingEmptySubsequences: false).map(LetterLine.init)
            .split(whereSeparator: \.text.isEmpty)
            .map { paragraph in
                paragraph.groups.flatMap(\.joined).joined(separator: "\n")
            }
    }
}

private struct LetterLine {
    /// In columns.
    let indentation: Int
    let text: String

    init(_ line: Substring) {
        let words = line.drop(while: \.isBlankOfLine)
        indentation = line[..<words.startIndex].reduce(0) { $0 + ($1 == "\u{3000}" ? 2 : 1) }
        let end = words.lastIndex { !$0.isBlankOfLine }
        text = end.map { String(words[...$0]) } ?? ""
    }

    /// Whether it can only be a line for itself.
    var isAlone: Bool {
        !text.contains(where: \.isLetter) || text.hasPrefix("〒") || (text.hasPrefix("【") && text.hasSuffix("】"))
            || (text.hasPrefix("‹") && text.firstIndex(of: "›") == text.indices.last) || text.isDomainOfMail
            || isAddress
    }

    /// An address, or one behind its name and a colon.
    private var isAddress: Bool {
        var runs = ExportRun.text(text).withAddresses
        guard let last = runs.popLast(), runs.count < 2 else { return false }
        if case .text = last { return false }
        guard case .text(let name)? = runs.first else { return true }
        return LetterLine(name[...]).endsInColon
    }

    var endsInColon: Bool { text.hasSuffix(":") || text.hasSuffix("：") }

    /// Whether an item of a list begins with it, a note or a heading.
    var isItem: Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if first.marksItem { return true }
        let signs = text.prefix { !$0.isWhitespace }
        if signs.count < text.count, signs == "-" || signs == "*" || signs == "+" || signs == "–" { return true }
        let number = text.drop { $0 == "(" || $0 == "（" }
        let rest = number.drop(while: \.isWholeNumber)
        guard (1...3).contains(number.count - rest.count), let sign = rest.first else { return false }
        return "．）".contains(sign) || (".)".contains(sign) && rest.dropFirst().first?.isWhitespace != false)
    }

    var endsSentence: Bool {
        let end = text.last { !"」』）)】”’\"'".contains($0) }
        return end.map("。．.！!？?…".contains) ?? false
    }

    /// Whether a full-width sign is between it and the next line, which has its blank in itself.
    func isClosed(before next: LetterLine) -> Bool {
        (text.unicodeScalars.last?.isWideSign ?? false) || (next.text.unicodeScalars.first?.isWideSign ?? false)
    }

    /// Whether a sentence surely goes on behind it, or before it.
    var isUnfinished: Bool { text.hasSuffix("、") || text.hasSuffix(",") }
    var isContinued: Bool { text.first?.isLowercase ?? false }
}

extension ArraySlice<LetterLine> {
    /// Lines that may be one: those of an item, or of prose between other things.
    fileprivate var groups: [ArraySlice<LetterLine>] {
        var groups: [ArraySlice<LetterLine>] = []
        for index in indices {
            if let group = groups.last, let first = group.first, let last = group.last, !last.isAlone,
                !last.endsInColon, !self[index].isAlone, !self[index].isItem,
                // An item's further lines are indented to stand behind its sign.
                first.isItem
                    ? self[index].indentation > first.indentation : self[index].indentation == first.indentation
            {
                groups[groups.count - 1] = self[group.startIndex...index]
            } else {
                groups.append(self[index...index])
            }
        }
        return groups
    }

    /// The lines of a group, joined. Behind its last sentence may be names and places, a line each.
    fileprivate var joined: [String] {
        guard let first else { return [] }
        let lastSentence = first.isItem ? endIndex : lastIndex(where: \.endsSentence) ?? startIndex
        var lines = [first.text]
        for (line, next) in zip(self, self.indices.dropFirst()) {
            if next <= lastSentence || line.isUnfinished || self[next].isContinued {
                lines[lines.count - 1] += (line.isClosed(before: self[next]) ? "" : "\n") + self[next].text
            } else {
                lines.append(self[next].text)
            }
        }
        return lines.map { $0.withJoinedJapaneseLines.replacing("\n", with: " ") }
    }
}

extension Character {
    fileprivate var isBlankOfLine: Bool { self == " " || self == "\t" || self == "\u{3000}" || self == "\r" }
}

extension Unicode.Scalar {
    /// A sign that needs no blank behind it to begin an item: bullets, numbers in circles, arrows, stars, notes.
    fileprivate var marksItem: Bool {
        switch self {
        case "・", "•", "※", "→", "★", "☆", "〇", "＊", "\u{2460}"..."\u{2473}", "\u{25A0}"..."\u{25FF}": true
        default: false
        }
    }

    /// Punctuation as wide as a letter of Japanese.
    fileprivate var isWideSign: Bool {
        switch self {
        case "、", "。", "〈"..."】", "〔"..."〛", "・", "！", "（", "）", "，", "．", "：", "；", "？": true
        default: false
        }
    }
}
