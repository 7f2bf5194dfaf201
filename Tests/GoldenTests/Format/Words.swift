import TestSupport

/// Splits a line as a shell does: at blanks, but for what stands in single or double quotes.
enum Words {
    static func split(_ line: String) throws -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            switch (character, quote) {
            case (let end, let open?) where end == open: quote = nil
            case (_, _?): word = (word ?? "") + String(character)
            case ("'", nil), ("\"", nil):
                quote = character
                word = word ?? ""
            case (" ", nil):
                if let word { words.append(word) }
                word = nil
            case (_, nil): word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { throw TestFailure("a quote isn't closed: \(line)") }
        return words + [word].compactMap(\.self)
    }
}
