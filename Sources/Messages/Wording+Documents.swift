// What is said of documents that can't be read: JSON, YAML, and values in them that are something else than expected.
//
// Japanese has what was found as a clause (`数値 5 になっています`) and what is expected as a noun (`1 から 9 までの整数`).

// MARK: Values

extension Wording {
    package static func found(_ found: Wording, expected: Wording) -> Wording {
        Wording(ja: "\(found.ja)。\(expected.ja)を書いてください", en: "found \(found.en), expected \(expected.en)")
    }

    /// The same with another sentence of why.
    package static func found(_ found: Wording, expected: Wording, because reason: Wording) -> Wording {
        Wording(
            ja: "\(found.ja)。\(expected.ja)を書いてください（\(reason.ja)）",
            en: "found \(found.en), expected \(expected.en): \(reason.en)")
    }

    package static func unquoted(_ found: Wording, expected: Wording) -> Wording {
        Wording(
            ja: "\(found.ja)。\(expected.ja)を引用符で囲んで書いてください",
            en: "found \(found.en), expected \(expected.en); put it in quotes")
    }

    package static func outOfRange(_ value: Int, _ range: ClosedRange<Int>) -> Wording {
        Wording(
            ja: "\(value) は範囲の外です。\(range.lowerBound) から \(range.upperBound) までにしてください",
            en: "\(value) is out of range, expected \(range.lowerBound) to \(range.upperBound)")
    }

    package static func wholeNumber(_ range: ClosedRange<Int>) -> Wording {
        Wording(
            ja: "\(range.lowerBound) から \(range.upperBound) までの整数",
            en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }

    package static func oneOf(_ words: [String]) -> Wording {
        let list = Wording.list(words)
        return Wording(ja: "次のどれか（\(list.ja)）", en: "one of \(list.en)")
    }

    package static let text = Wording(ja: "文字列", en: "a text")
    package static let trueOrFalse = Wording(ja: "true か false", en: "true or false")

    // What stands where something else is expected.

    package static func foundBareWord(_ word: String) -> Wording {
        Wording(
            ja: "引用符のない \(plain(word)) で、真偽値になっています", en: "the bare word \(word), which reads as true or false")
    }
    package static func foundWord(_ word: String) -> Wording { Wording(ja: "\(plain(word)) になっています", en: word) }
    package static func foundNumber(_ digits: String) -> Wording {
        Wording(ja: "数値 \(digits) になっています", en: "the number \(digits)")
    }
    package static func foundText(_ text: String) -> Wording {
        Wording(ja: "\(quoted(text))になっています", en: "the text \(quoted(text, .en))")
    }
    package static let foundNothing = Wording(ja: "何も書かれていません", en: "nothing")
    package static let foundNull = Wording(ja: "null になっています", en: "null")
    package static let foundBoolean = Wording(ja: "真偽値になっています", en: "true or false")
    package static let foundANumber = Wording(ja: "数値になっています", en: "a number")
    package static let foundEmptyText = Wording(ja: "空になっています", en: "an empty text")
    package static let foundAText = Wording(ja: "文字列になっています", en: "a text")
    package static let foundList = Wording(ja: "一覧になっています", en: "a list")
    package static let foundMapping = Wording(ja: "「キー: 値」の組になっています", en: "a mapping")
    package static let foundObject = Wording(ja: "オブジェクトになっています", en: "an object")
}

// MARK: Mappings

extension Wording {
    package static func notAMapping(_ found: Wording, subject: Wording) -> Wording {
        Wording(
            ja: "\(found.ja)。\(subject.ja)を「キー: 値」の組で書いてください",
            en: "found \(found.en), expected \(subject.en) as a mapping (key: value)")
    }

    package static func notAnObject(_ found: Wording, subject: Wording) -> Wording {
        Wording(
            ja: "\(found.ja)。\(subject.ja)をオブジェクトで書いてください",
            en: "found \(found.en), expected \(subject.en) as an object")
    }

    /// - Parameter line: of the first one, where that is in another line.
    package static func keyGivenTwice(_ key: String, in subject: Wording, firstIn line: Int?) -> Wording {
        let place = line.map { (ja: "（はじめは \($0) 行目）", en: ", first in line \($0)") } ?? (ja: "", en: "")
        return Wording(
            ja: "\(subject.ja)に \(plain(key)) が二度書かれています\(place.ja)。一つにしてください",
            en: "the key \(quoted(key, .en)) is given twice in \(subject.en)\(place.en); keep one of them")
    }

    package static func keyMissing(_ key: String, in subject: Wording) -> Wording {
        Wording(
            ja: "\(subject.ja)に \(key) がありません。加えてください", en: "\(subject.en) lacks the key \"\(key)\"; add it")
    }

    /// The key was taken away by a file over others.
    package static func keyRemoved(_ key: String, in subject: Wording) -> Wording {
        Wording(
            ja: "\(subject.ja)の \(key) がここで取り除かれていますが、必要です。値を書いてください",
            en: "\(subject.en) lacks the key \"\(key)\", which is removed here; give it a value")
    }

    /// - Parameter known: empty where the nearest one is suggested.
    package static func unknownKey(_ key: String, in subject: Wording, known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "\(subject.ja)に\(quoted(key))というキーはありません"
                + (known.isEmpty ? "" : "。使えるのは \(list.ja) です"),
            en: "unknown key \(quoted(key, .en)) in \(subject.en)" + (known.isEmpty ? "" : "; known here: \(list.en)"))
    }

    package static let mergeKeys = Wording(
        ja: "マージキー（<<）は使えません。キーをそれぞれ書いてください", en: "merge keys (<<) aren't supported; write the keys out")

    package static func nullRemovesNothing(_ key: String) -> Wording {
        Wording(
            ja: "null は前のファイルの \(plain(key)) を取り除きますが、前のファイルに \(plain(key)) はありません。キーを直すか、"
                + "この行を消してください",
            en: "null removes what earlier files say about \(quoted(key, .en)), and they say nothing about it; "
                + "correct the key, or remove the line")
    }
}

// MARK: Files

extension Wording {
    package static let lineWithNUL = Wording(
        ja: "この行に NUL バイトがあります。ファイルを UTF-8 のテキストとして保存してください",
        en: "found a NUL byte in this line, expected text; save the file as UTF-8")
    package static let lineNotUTF8 = Wording(
        ja: "この行に UTF-8 でないバイトがあります。ファイルを UTF-8 で保存してください",
        en: "found bytes that aren't UTF-8 in this line, expected text; save the file as UTF-8")

    package static let tabInIndentation = Wording(
        ja: "行頭の字下げにタブがあります。空白に置き換えてください",
        en: "found a tab that indents this line, expected blanks; put blanks in its place")
    package static func keysRepeated(_ keys: [String]) -> Wording {
        Wording(
            ja: "\(keys.map { plain($0) }.joined(separator: "、")) が同じところに二度以上書かれています。一つにしてください",
            en:
                "the key \(keys.map { quoted($0, .en) }.joined(separator: ", ")) is given more than once in one mapping; "
                + "keep one of them")
    }
    package static func tooManyValues(limit: Int) -> Wording {
        Wording(
            ja: "別名（*）を展開すると値が \(limit) 個を超えます。別名を減らしてください",
            en: "the document expands to more than \(limit) values; use fewer aliases")
    }
    package static let keyIsNoName = Wording(
        ja: "キーが一覧または「キー: 値」の組になっています。名前を書いてください",
        en: "found a list or mapping as a key, expected a name")
    package static func unsupportedTag(_ tag: String) -> Wording {
        Wording(
            ja: "タグ \(plain(tag)) は使えません。取り除いてください", en: "the tag \(quoted(tag, .en)) isn't supported; remove it")
    }
}

// MARK: JSON

extension Wording {
    package static func inLine(_ line: Int, column: Int, _ fault: Wording) -> Wording {
        Wording(ja: "\(line) 行目の \(column) 文字目: \(fault.ja)", en: "line \(line), column \(column): \(fault.en)")
    }

    package static let textAfterTheEnd = Wording(
        ja: "終わりのあとに文字があります。取り除いてください", en: "text follows the end of the document; remove it")
    package static func moreValues(than limit: Int) -> Wording {
        Wording(ja: "値が \(limit) 個を超えています。減らしてください", en: "there are more than \(limit) values; send fewer")
    }
    package static func nestedDeeper(than limit: Int) -> Wording {
        Wording(
            ja: "配列とオブジェクトの入れ子が \(limit) 段を超えています。浅くしてください",
            en: "arrays and objects are nested more than \(limit) deep; send a flatter one")
    }
    package static let expectedKey = Wording(ja: "二重引用符で囲んだキーが必要です", en: "expected a key in double quotes")
    package static let expectedColon = Wording(ja: "キーの後にはコロンが必要です", en: "expected a colon after the key")
    package static let expectedCommaOrBrace = Wording(
        ja: "コンマか閉じ波括弧が必要です", en: "expected a comma or a closing brace")
    package static let expectedCommaOrBracket = Wording(
        ja: "コンマか閉じ角括弧が必要です", en: "expected a comma or a closing bracket")
    package static let endsBeforeValue = Wording(
        ja: "値が必要なところで終わっています", en: "the document ends where a value is expected")
    package static let expectedValue = Wording(ja: "値が必要です", en: "expected a value")
    package static let expectedDigit = Wording(ja: "数字が必要です", en: "expected a digit")
    package static let textNotUTF8 = Wording(ja: "この文字列は UTF-8 ではありません", en: "this text isn't UTF-8")
    package static let controlCharacterInText = Wording(
        ja: "文字列に制御文字があります。\\n のようにエスケープして書いてください",
        en: "a control character stands in a text; write it as an escape, as \\n")
    package static let unclosedText = Wording(ja: "この文字列に閉じの引用符がありません", en: "this text has no closing quote")
    package static let endsInEscape = Wording(ja: "エスケープの途中で終わっています", en: "the document ends within an escape")
    package static let unknownEscape = Wording(
        ja: "このようなエスケープはありません。バックスラッシュは \\\\ と書いてください",
        en: "there is no such escape; write \\\\ for a backslash")
    package static let halfSurrogatePair = Wording(
        ja: "サロゲートペアの片方だけでは文字になりません。両方を書いてください",
        en: "half of a surrogate pair is no character; write both halves")
    package static let expectedHexDigits = Wording(
        ja: "\\u の後には 16 進数が四桁必要です", en: "expected four hexadecimal digits after \\u")
}
