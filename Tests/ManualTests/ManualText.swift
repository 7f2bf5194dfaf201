import Messages

/// Text of help as mdoc has it, in lines. [mdoc(7), roff(7)]
enum ManualText {
    /// Paragraphs, which are parted by empty lines.
    static func lines(_ text: String, in language: Language) -> [String] {
        let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
            .split(separator: "").map { $0.joined(separator: " ") }
        return Array(
            paragraphs.map { paragraph in
                let text = escaped(paragraph)
                let lines = language == .ja ? japanese(text) : sentences(text).flatMap(filled)
                // It is no request.
                return lines.map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }
            }.joined(separator: [".Pp"]))
    }

    /// One sentence a line; a line's end isn't a blank.
    private static func japanese(_ text: String) -> [String] {
        var lines = [""]
        for character in text {
            if lines.last?.last == "。", !"」）".contains(character) { lines.append("") }
            lines[lines.count - 1].append(character)
        }
        return lines.dropLast().map { $0 + "\\c" } + lines.suffix(1)
    }

    private static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        for word in text.split(separator: " ") {
            let isFirst = sentences.last.map { ".!?".contains($0.last ?? " ") && word.first?.isUppercase == true }
            if isFirst ?? true {
                sentences.append(String(word))
            } else {
                sentences[sentences.count - 1] += " \(word)"
            }
        }
        return sentences
    }

    private static func filled(_ sentence: String) -> [String] {
        var lines: [String] = []
        for word in sentence.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 80 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// Options stand out, names aren't hyphenated, and what is typed keeps its minus signs.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e")
            .replacing(#/(?<before>^| )(?<name>[A-Za-z][A-Za-z.\-]*[_0-9][A-Za-z0-9_.\-]*)/#) { match in
                match.before + #"\%"# + match.name
            }
            .replacing(#/(?<before>^|[^A-Za-z0-9=\-])(?<option>--?[a-z][a-z\-]*)/#) { match in
                match.before + #"\fB"# + match.option.replacing("-", with: #"\-"#) + #"\fP"#
            }
            .replacing(#/-(?=[A-Z0-9])/#, with: #"\-"#)
            .replacing("…", with: #"\[u2026]"#)
    }
}
