/// Cuts hours as people write them into pieces.
struct LooseLexer {
    private let original: [Character]
    private let text: [Character]
    private var position = 0
    private(set) var tokens: [LooseToken] = []
    /// The time zone beside the hours, as it was written.
    private(set) var zone: String?

    init(_ text: String) {
        original = Self.unquoted(Array(text))
        self.text = original.map(\.foldedLoosely)
        var isAfterBlank = false
        while position < self.text.count {
            if self.text[position] == " " {
                position += 1
                isAfterBlank = true
                continue
            }
            let start = position
            let piece = next()
            position = max(position, start + 1)
            guard let piece else { continue }
            if piece == .filler {
                // A preposition at the end is the beginning of something else.
                if self.text[start].isLatinLetter, !self.text[position...].contains(where: { $0 != " " && $0 != ":" }) {
                    tokens.append(LooseToken(piece: .unknown, isAfterBlank: isAfterBlank))
                }
                isAfterBlank = true
                continue
            }
            tokens.append(LooseToken(piece: piece, isAfterBlank: isAfterBlank))
            isAfterBlank = false
        }
    }

    private static let quotes: [Character: Character] = ["'": "'", "「": "」", "『": "』", "«": "»", "‹": "›", "`": "`"]

    /// Without quotation marks around everything.
    private static func unquoted(_ text: [Character]) -> [Character] {
        var text = text.trimmed
        while text.count > 2, let first = text.first?.foldedLoosely, let last = text.last?.foldedLoosely,
            (first == "\"" ? "\"" : quotes[first]) == last,
            !text[1..<(text.count - 1)].contains(where: { [first, last].contains($0.foldedLoosely) })
        {
            text = Array(text.dropFirst().dropLast()).trimmed
        }
        return text
    }

    private mutating func next() -> LoosePiece? {
        let start = position
        let first = text[start]
        if let comment = comment() { return comment }
        if let end = zoneEnd() {
            guard zone == nil else { return .unknown }
            zone = String(original[start..<end])
            position = end
            return nil
        }
        if let mark = markAfterNumber() { return mark }
        if let (piece, end) = LooseVocabulary.match(text, at: start) {
            position = end
            // `Mon.`
            if text[end - 1].isLatinLetter, end < text.count, text[end] == ".",
                end + 1 == text.count || !text[end + 1].isNumber
            {
                position += 1
            }
            return piece
        }
        if first.isASCII, first.isNumber { return number() }
        if first.isLetter { return word() }
        position += 1
        switch first {
        case ":", ".", "/", "+", "(", ")", "[", "]": return .sign(first)
        case "!": return nil
        default: return .unknown
        }
    }

    private mutating func number() -> LoosePiece {
        let start = position
        var value = 0
        while position < text.count, text[position].isASCII, let digit = text[position].wholeNumberValue {
            value = min(value * 10 + digit, 99_999)
            position += 1
        }
        let digits = position - start
        // `25th`
        let ending = text[position...].prefix(2)
        let isOrdinal = ["st", "nd", "rd", "th"].contains(String(ending)) && value <= 31 && digits <= 2
        let follows = position + 2 < text.count ? text[position + 2] : " "
        if isOrdinal, start == 0 || !":.".contains(text[start - 1]), !follows.isLatinLetter, !follows.isNumber {
            position += 2
        }
        return .number(value, digits: digits)
    }

    /// What means something else right behind a number: `12月`, `9p`.
    private mutating func markAfterNumber() -> LoosePiece? {
        guard position > 0, case .number? = tokens.last?.piece, text[position - 1].isNumber else { return nil }
        let next = position + 1 < text.count ? text[position + 1] : " "
        let mark: LoosePiece
        switch text[position] {
        case "年": mark = .yearMark
        case "月" where next != "曜": mark = .monthMark
        case "日" where next != "曜": mark = .dayMark
        case "a" where !next.isLatinLetter && next != ".": mark = .half(isAfternoon: false, isJapanese: false)
        case "p" where !next.isLatinLetter && next != ".": mark = .half(isAfternoon: true, isJapanese: false)
        default: return nil
        }
        position += 1
        return mark
    }

    private mutating func word() -> LoosePiece {
        let start = position
        while position < text.count, text[position].isLetter { position += 1 }
        return LooseVocabulary.nearest(to: String(text[start..<position])) ?? .unknown
    }

    private mutating func comment() -> LoosePiece? {
        let mark = text[position]
        guard let closing = mark == "\"" ? "\"" : Self.quotes[mark] else { return nil }
        // An apostrophe within a word is no quotation mark.
        if mark == "'", position > 0, text[position - 1].isLatinLetter || text[position - 1].isNumber { return nil }
        guard let end = text[(position + 1)...].firstIndex(of: closing) else { return .unknown }
        let content = String(original[(position + 1)..<end])
        position = end + 1
        return .comment(content)
    }

    // MARK: - Zones

    private static let areas: Set = [
        "africa", "america", "antarctica", "arctic", "asia", "atlantic", "australia", "europe", "indian", "pacific",
        "us",
        "etc", "canada",
    ]

    private static let zonePhrases: [[Character]] = {
        let regions = [
            "pacific", "eastern", "central", "mountain", "us pacific", "us eastern", "japan", "tokyo", "local",
        ]
        let phrases = regions.flatMap { region in
            [" time", " standard time", " daylight time"].map { region + $0 }
        }
        let others = [
            "us pacific", "us eastern", "日本時間", "日本標準時", "太平洋時間", "太平洋標準時", "米国太平洋時間", "東部時間", "現地時間", "米国時間",
        ]
        return (phrases + others + OpeningHours.Parser.zoneNames.map { $0.lowercased() })
            .sorted { $0.count > $1.count }.map(Array.init)
    }()

    /// Where a zone's name ends that begins here: `JST`, `Pacific Time`, `Asia/Tokyo`, `UTC+9`.
    private func zoneEnd() -> Int? {
        guard text[position].isLetter, position == 0 || !text[position - 1].isLatinLetter else { return nil }
        var end = position
        while end < text.count, text[end].isLatinLetter { end += 1 }
        if end < text.count, text[end] == "/", Self.areas.contains(String(text[position..<end])) {
            end += 1
            while end < text.count, text[end].isLatinLetter || "_/".contains(text[end]) { end += 1 }
            return end
        }
        let phrase = Self.zonePhrases.first { phrase in
            text[position...].starts(with: phrase)
                && !(text.indices.contains(position + phrase.count) && phrase.last?.isLatinLetter == true
                    && text[position + phrase.count].isLatinLetter)
        }
        guard let phrase else { return nil }
        end = position + phrase.count
        guard phrase == ["u", "t", "c"] || phrase == ["g", "m", "t"], end + 1 < text.count, "+-".contains(text[end]),
            text[end + 1].isNumber
        else { return end }
        end += 1
        while end < text.count, text[end].isNumber || text[end] == ":" { end += 1 }
        return end
    }
}

extension [Character] {
    fileprivate var trimmed: [Character] {
        Array(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
