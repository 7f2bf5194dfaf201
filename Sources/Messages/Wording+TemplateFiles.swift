// What is said of the files of a guidance directory: those that are missing or out of place, and front matter.

extension Wording {
    package static let fileHasNoPlaceInGuidance = Wording(
        ja: "このファイルの置き場所はここではありません。置けるのは common.yaml、addresses.yaml、ja/NAME.mustache、"
            + "en/NAME.mustache、playbooks/NAME.yaml です（NAME は a-z、0-9、- で 64 文字まで）。ほかへ移してください",
        en: "this file has no place here, expected common.yaml, addresses.yaml, ja/NAME.mustache, en/NAME.mustache or "
            + "playbooks/NAME.yaml (NAME: up to 64 of a-z, 0-9 and -); move it elsewhere")
    package static let fileOfNoTemplate = Wording(
        ja: "このファイルはどのテンプレートのものでもありません。NAME.mustache か NAME.html.mustache という名前にするか"
            + "（NAME は a-z、0-9、- で書き、部品では前に _ を付ける）、取り除いてください",
        en: "this file belongs to no template; name it NAME.mustache or NAME.html.mustache, with _ before a partial's "
            + "name, the name of a-z, 0-9 and -, or remove it")
    package static func templateInOneLanguage(missing path: String) -> Wording {
        Wording(
            ja: "\(path) がありません。テンプレートは両方の言語で書いてください",
            en: "there is no \(path); write this template in both languages")
    }
    package static func reservedTemplateName(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))はテンプレートの名前に使えません。ファイルの名前を変えてください",
            en: "no template can be named \(quoted(name, .en)); give the file another name")
    }
    package static func htmlPartWithoutTemplate(missing path: String) -> Wording {
        Wording(
            ja: "この HTML パートのテンプレート \(path) がありません。加えるか、このファイルを取り除いてください",
            en: "there is no \(path) for this HTML part; add it, or remove this file")
    }
}

// MARK: Front matter

extension Wording {
    package static let frontMatterMissing = Wording(
        ja: "フロントマターがありません。一行目に --- を書き、title: … などを続けてください",
        en: "found a template without front matter, expected --- in the first line, then title: … and the rest")
    package static let frontMatterWithoutEnd = Wording(
        ja: "フロントマターの終わりがありません。本文の前に --- だけの行を書いてください",
        en: "the front matter has no end; write --- in a line of its own before the template's text")
    package static let faqForOperator = Wording(
        ja: "faq を書けるのはお客様宛のテンプレートだけです。取り除いてください",
        en: "only templates for customers can have faq; remove it")
    package static func severalLines(expected: Wording) -> Wording {
        Wording(
            ja: "改行が含まれています。\(expected.ja)を一行で書いてください",
            en: "found a text of several lines, expected \(expected.en) in one line")
    }

    // What a mapping is.

    package static let frontMatter = Wording(ja: "フロントマター", en: "the front matter")
    package static let commonVariablesFile = Wording(
        ja: "共通の変数のファイル（common.yaml）", en: "common.yaml")
    package static let variablesKey = Wording(ja: "変数（variables）", en: "variables")
    package static let textInBothLanguages = Wording(
        ja: "両方の言語の文言（ja と en）", en: "this text in both languages")
    package static func variable(_ name: String) -> Wording {
        Wording(ja: "変数\(quoted(name))", en: "variable \(quoted(name, .en))")
    }

    // What is expected.

    package static let templateTitle = Wording(ja: "テンプレートの題名", en: "the template's title")
    package static let templateDescription = Wording(
        ja: "どんなときに送るかの説明", en: "a description of when to send it")
    package static let templateSubject = Wording(
        ja: "件名（\"【{{site_name}}】…\" など）", en: "a subject, as \"【{{site_name}}】…\"")
    package static let faqQuestion = Wording(
        ja: "このテンプレートが答えになる質問", en: "the question that it answers")
}

// MARK: Declarations of variables

extension Wording {
    package static func reservedVariableName(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))はどのテンプレートにもある名前です。別の名前にしてください",
            en: "\(quoted(name, .en)) is a name that every template has anyway; choose another")
    }
    package static func malformedVariableName(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))は変数の名前に使えません。a-z、0-9、_ で 64 文字まで、英小文字で始めてください",
            en: "\(quoted(name, .en)) can't name a variable; use up to 64 of a-z, 0-9 and _, a letter first")
    }
    package static func commonVariableDeclaredAgain(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))は common.yaml で宣言されています。ここから取り除くか、別の名前にしてください",
            en: "common.yaml declares \(quoted(name, .en)) already; remove it here, or give it another name")
    }
    /// - Parameter key: `required` or `secret`.
    package static func defaultExcluded(by key: String) -> Wording {
        Wording(
            ja: "\(key) の変数に default は付けられません。どちらか一方を取り除いてください",
            en: "a \(key) variable can't have a default; remove one of the two")
    }
    package static func variableNeverUsed(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))は宣言されていますが、使われていません。使うか、取り除いてください",
            en: "\(quoted(name, .en)) is declared and never used; use it, or remove it")
    }
}

// MARK: Two languages of one template

extension Wording {
    /// - Parameter path: the file of the other language, as in the functions below.
    package static func audienceDiffers(_ audience: String, from other: String, in path: String) -> Wording {
        Wording(
            ja: "audience が \(audience) になっていますが、\(path) では \(other) です。同じにしてください",
            en: "found audience \(audience), but \(other) in \(path); make them the same")
    }
    package static func variableNotDeclared(_ name: String, in path: String) -> Wording {
        Wording(
            ja: "\(path) に\(quoted(name))の宣言がありません。そちらでも宣言するか、ここから取り除いてください",
            en: "\(path) doesn't declare \(quoted(name, .en)); declare it there too, or remove it")
    }
    /// - Parameter key: `kind`, `required` or `secret`.
    package static func variableDiffers(_ name: String, in key: String, fromLine line: Int, of path: String) -> Wording
    {
        Wording(
            ja: "\(quoted(name))の \(key) が \(path) の \(line) 行目と違います。同じにしてください",
            en: "\(quoted(name, .en)) differs in \(key) from line \(line) of \(path); make them the same")
    }
    package static func variableMissing(_ name: String, declaredInLine line: Int, of path: String) -> Wording {
        Wording(
            ja: "\(path) の \(line) 行目で宣言されている変数\(quoted(name))がありません。ここでも宣言してください",
            en:
                "the variable \(quoted(name, .en)) is missing, which \(path) declares in line \(line); declare it here too"
        )
    }
}
