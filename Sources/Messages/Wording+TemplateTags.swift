// What is said of the tags of a template, `{{…}}`, and of the names and partials in them.

// MARK: Tags

extension Wording {
    package static let tagWithoutEnd = Wording(
        ja: "このタグに終わりがありません。}} で閉じてください", en: "this tag has no end; close it with }}")
    package static let tagOverLines = Wording(
        ja: "このタグの中で改行されています。一行で書いてください", en: "this tag has a line break in it; write it on one line")
    package static let braceAtEnd = Wording(
        ja: "最後の { は、途中で切れたタグとして読まれます。後ろに何か書くか、取り除いてください",
        en: "a { at the end is read as a tag that breaks off; write something behind it, or remove it")
    package static let commentWithoutEnd = Wording(
        ja: "このコメントに終わりがありません。}} で閉じてください", en: "this comment has no end; close it with }}")
    package static let emptyTag = Wording(
        ja: "このタグは空です。名前を書いてください", en: "this tag is empty; write a name in it")
    package static let unescapedTag = Wording(
        ja: "エスケープしないタグ（{{{…}}}、{{&…}}）は使えません。{{…}} と書いてください",
        en: "unescaped tags ({{{…}}}, {{&…}}) aren't allowed; write {{…}}")
    package static let delimitersChanged = Wording(
        ja: "区切り記号は変えられません。このタグを取り除いてください",
        en: "the delimiters can't be changed; remove this tag")
    package static let pragma = Wording(
        ja: "プラグマ（{{%…}}）は使えません。このタグを取り除いてください",
        en: "pragmas ({{%…}}) aren't supported; remove this tag")
    package static let inheritance = Wording(
        ja: "継承（{{<…}}、{{$…}}）は使えません。部品 {{> name}} を使ってください",
        en: "inheritance ({{<…}}, {{$…}}) isn't supported; use a partial, {{> name}}")
    package static let fullWidthBraces = Wording(
        ja: "波括弧が全角になっています。半角の {{ と }} で書いてください",
        en: "found full-width braces, expected those of ASCII; write {{ and }}")
    /// - Parameter code: `U+200B`
    package static func controlInTemplate(_ code: String) -> Wording {
        Wording(
            ja: "制御文字（\(code)）があります。取り除いてください",
            en: "found a control character (\(code)), expected text; remove it")
    }
    /// - Parameter code: `U+FE0F`
    package static func joinedToBrace(_ code: String) -> Wording {
        Wording(
            ja: "括弧のすぐ隣に、括弧と一文字になってしまう文字（\(code)）があります。取り除くか、間に空白を入れてください",
            en: "\(code) beside a brace of this tag makes one character with it; remove it, or put a space between them"
        )
    }
    package static let transform = Wording(
        ja: "変換やラムダ（name(…)）は使えません。名前だけを書いてください",
        en: "transforms and lambdas, name(…), aren't supported; write the name alone")
    package static let dotTag = Wording(
        ja: "{{.}} は使えません。名前を書いてください", en: "{{.}} isn't supported; write the name")
    package static func malformedTagName(_ name: String) -> Wording {
        Wording(
            ja: "タグの中が\(quoted(name))になっています。a-z、0-9、_ からなる名前を書いてください",
            en: "found \(quoted(name, .en)) in a tag, expected a name of a-z, 0-9 and _")
    }

    /// - Parameter reason: the Mustache library's own words.
    package static func notMustache(_ reason: String) -> Wording {
        Wording(ja: "Mustache として読めません（\(reason)）", en: "not Mustache: \(reason)")
    }
    package static func notMustacheTag(_ reason: String) -> Wording {
        Wording(
            ja: "Mustache として読めません（\(reason)）。タグを直してください",
            en: "not Mustache: \(reason); correct the tag")
    }
}

// MARK: Sections

extension Wording {
    package static func sectionNeverClosed(_ name: String) -> Wording {
        Wording(
            ja: "このセクションが閉じられていません。{{/\(name)}} で閉じてください",
            en: "this section is never closed; close it with {{/\(name)}}")
    }
    package static func sectionsNested(deeperThan limit: Int) -> Wording {
        Wording(
            ja: "セクションの入れ子が \(limit) 段を超えています。減らしてください",
            en: "sections are nested more than \(limit) deep; use fewer")
    }
    package static func closesNothing(_ name: String) -> Wording {
        Wording(
            ja: "{{/\(name)}} に対応するセクションが開いていません。取り除いてください",
            en: "{{/\(name)}} closes a section that isn't open; remove it")
    }
    /// - Parameter line: where the section begins that `expected` closes.
    package static func closesAnother(_ name: String, expected: String, line: Int) -> Wording {
        Wording(
            ja: "{{/\(name)}} になっています。\(line) 行目のセクションを閉じる {{/\(expected)}} を書いてください",
            en: "found {{/\(name)}}, expected {{/\(expected)}}, which closes the section of line \(line)")
    }
}

// MARK: Names

extension Wording {
    package static func nameNotDeclared(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))は宣言されていません。variables で宣言するか、名前を直してください",
            en: "\(quoted(name, .en)) is used and not declared; declare it under variables, or correct it")
    }
    /// - Parameter moment: a name within the section that is a text: `start`; nil where there is none.
    package static func sectionIsNoText(_ name: String, moment: String?) -> Wording {
        let section = "{{#\(name)}}…{{/\(name)}}"
        return moment.map {
            Wording(
                ja: "\(quoted(name))は文字列ではありません。\(section) のセクションにするか、{{\(name).\($0)}} と書いてください",
                en: "\(quoted(name, .en)) is no text; use it as a section, \(section), or write {{\(name).\($0)}}")
        }
            ?? Wording(
                ja: "\(quoted(name))は文字列ではありません。\(section) のセクションにしてください",
                en: "\(quoted(name, .en)) is no text; use it as a section, \(section)")
    }

    // A subject is fixed before the message is sent, is seen by everybody, and has one line.

    package static let partialInSubject = Wording(
        ja: "件名に部品は使えません。文字で書いてください", en: "a subject can't have partials; write it out")
    package static func notYetKnownInSubject(_ name: String) -> Wording {
        Wording(
            ja: "件名は送信の前に決まるため、\(quoted(name))は使えません。本文で使ってください",
            en: "a subject can't use \(quoted(name, .en)): it is fixed before the message is sent; use it in the text")
    }
    package static func secretInSubject(_ name: String) -> Wording {
        Wording(
            ja: "件名に秘密の値\(quoted(name))は使えません。本文で使ってください",
            en: "a subject can't contain the secret \(quoted(name, .en)); use it in the text")
    }
    package static func linesInSubject(_ name: String) -> Wording {
        Wording(
            ja: "件名に\(quoted(name))は使えません。改行を含むことがあるためです。本文で使ってください",
            en: "a subject can't use \(quoted(name, .en)), which may have several lines; use it in the text")
    }
}

// MARK: Partials

extension Wording {
    package static let partialNamedByVariable = Wording(
        ja: "部品の名前を変数で決めることはできません。名前を書いてください",
        en: "a partial's name can't come from a variable; write it out")
    package static func malformedPartialName(_ name: String) -> Wording {
        Wording(
            ja: "部品の名前が\(quoted(name))になっています。a-z、0-9、- からなる名前を書いてください",
            en: "found \(quoted(name, .en)), expected a partial's name of a-z, 0-9 and -")
    }
    package static func noSuchPartial(_ path: String) -> Wording {
        Wording(
            ja: "この部品のファイル \(path) がありません。加えるか、名前を直してください",
            en: "there is no \(path) for this partial; add it, or correct the name")
    }
    package static func partialIncludesItself(_ path: String) -> Wording {
        Wording(
            ja: "\(path) が自分自身を取り込んでいます。この部品を取り除いてください",
            en: "\(path) includes itself; remove this partial")
    }
    package static func partialIncludesItself(_ path: String, through others: [String]) -> Wording {
        Wording(
            ja: "\(path) が \(others.joined(separator: "、")) を通して自分自身を取り込んでいます。この部品を取り除いてください",
            en: "\(path) includes itself through \(others.joined(separator: ", ")); remove this partial")
    }
    package static func partialsTooLarge(octets limit: Int) -> Wording {
        Wording(
            ja: "部品を含めると \(limit) オクテットを超えます。部品を減らしてください",
            en: "with its partials this is a text of more than \(limit) octets; use fewer of them")
    }
    /// A fault of a partial, with one of the templates that use it.
    package static func partialUsed(by path: String, _ fault: Wording) -> Wording {
        Wording(ja: "\(fault.ja)（\(path) がこの部品を使っています）", en: "\(fault.en) (\(path) uses this partial)")
    }
}
