// What is said of the values that a template is rendered with. Nothing shows a value, which may be confidential.

// MARK: What is expected

extension Wording {
    package static let oneLine = Wording(ja: "1〜1,000 文字の一行", en: "one line of 1 to 1,000 characters")
    package static let longText = Wording(ja: "20,000 文字までの文章", en: "a text of at most 20,000 characters")
    package static let webAddress = Wording(
        ja: "URL（https://www.example.jp/login など）", en: "a URL, as https://www.example.jp/login")
    package static let mailAddress = Wording(
        ja: "メールアドレス（hanako@example.jp など）", en: "a mail address, as hanako@example.jp")
    package static let requestNumber = Wording(
        ja: "問い合わせの番号（#123456 など）", en: "a request's number, as #123456")
    package static let valuesByVariable = Wording(
        ja: "変数ごとの値のオブジェクト", en: "an object of values by variable")
}

// MARK: What was found

extension Wording {
    package static let foundLongerText = Wording(ja: "長すぎます", en: "a longer text")
    package static let foundOnlySpaces = Wording(ja: "空白だけになっています", en: "nothing but spaces")
    package static let foundOtherText = Wording(ja: "形式が違っています", en: "another text")

    /// - Parameter code: `U+200B`
    package static func found(_ character: Wording, code: String, expected: Wording) -> Wording {
        Wording(
            ja: "\(character.ja)（\(code)）が含まれています。取り除いて、\(expected.ja)を書いてください",
            en: "found \(character.en) (\(code)), expected \(expected.en) without it")
    }
    package static func foundSpace(expected: Wording) -> Wording {
        Wording(
            ja: "空白が含まれています。取り除いて、\(expected.ja)を書いてください",
            en: "found a space, expected \(expected.en) without spaces")
    }

    package static let lineEnd = Wording(ja: "改行文字", en: "a line end")
    package static let controlCharacter = Wording(ja: "制御文字", en: "a control character")
    package static let lineSeparator = Wording(ja: "行を分ける文字", en: "a line separator")
    package static let directionCharacter = Wording(
        ja: "文字の向きを変える文字", en: "a character that turns the writing direction")
    package static let invisibleCharacter = Wording(ja: "目に見えない文字", en: "an invisible character")
}

// MARK: Why a text isn't of its kind

extension Wording {
    package static let schemeExpected = Wording(
        ja: "https:// か http:// で始めます", en: "it should begin with https:// or http://")
    package static let percentExpected = Wording(
        ja: "空白、引用符、山括弧、バックスラッシュは % を使って書きます",
        en: "spaces, quotes, angle brackets and backslashes are written with %")
    package static let credentialsInURL = Wording(
        ja: "ホストの前にユーザー名とパスワードは書けません", en: "no name and password may stand before the host")
    package static let hostExpected = Wording(
        ja: "\"://\" のあとに www.example.jp のようなホストが必要です", en: "a host is expected after ://, as www.example.jp")
    package static let addressForm = Wording(
        ja: "名前、一つの @、ドメインの順に書きます", en: "a name, one @ and a domain")
    package static let requestNumberForm = Wording(
        ja: "# のあとに 1〜12 桁の数字を書きます", en: "# and 1 to 12 digits")
}

// MARK: Values that are missing, or that no template takes

extension Wording {
    /// - Parameter inConfiguration: whether the configuration may have it for all messages.
    package static func valueMissing(for template: String, expected: Wording, inConfiguration: Bool) -> Wording {
        let (ja, en) =
            inConfiguration
            ? ("指定するか、全メール共通の値として設定に書いてください", "give it, or set it in the configuration for all messages")
            : ("指定してください", "give it")
        return Wording(
            ja: "テンプレート \(template) にはこの値が必要です（\(expected.ja)）。\(ja)",
            en: "the template \(template) needs this value: \(expected.en); \(en)")
    }

    /// - Parameters:
    ///   - name: the variable's.
    ///   - expected: what it may look like, where that is told.
    package static func secretMissing(
        _ name: String, for template: String, expected: Wording? = nil
    ) -> Wording {
        let (ja, en) = expected.map { ("（\($0.ja)）", ": \($0.en)") } ?? ("", "")
        return Wording(
            ja: "テンプレート \(template) にはこの秘密の値が必要です\(ja)。指定してください"
                + "（コマンドでは --var-file \(name)=FILE）",
            en:
                "the template \(template) needs this secret\(en); give it (on the command line: --var-file \(name)=FILE)"
        )
    }

    /// - Parameter known: the names that there are.
    package static func noSuchVariable(in template: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return known.isEmpty
            ? Wording(
                ja: "テンプレート \(template) に変数はありません。取り除いてください",
                en: "the template \(template) has no such variable; it has none")
            : Wording(
                ja: "テンプレート \(template) にこの変数はありません。使えるのは \(list.ja) です",
                en: "the template \(template) has no such variable; it has \(list.en)")
    }

    /// - Parameter known: the names that there are.
    package static func noSuchVariable(inPlaybook playbook: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return known.isEmpty
            ? Wording(
                ja: "プレイブック \(playbook) のテンプレートに変数はありません。取り除いてください",
                en: "no template of the playbook \(playbook) has such a variable; they have none")
            : Wording(
                ja: "プレイブック \(playbook) のテンプレートに、この変数はありません。使えるのは \(list.ja) です",
                en: "no template of the playbook \(playbook) has such a variable; they have \(list.en)")
    }

    package static let secretOfCase = Wording(
        ja: "秘密の値は案件に保存しません。その値を使うメールの印を付けるときに渡してください",
        en: "a secret isn't stored with a case; give it with the mark whose message uses it")
    package static func valueGivenTwice(_ name: String) -> Wording {
        Wording(
            ja: "\(quoted(name))が二度指定されています。一つにしてください",
            en: "the name \(quoted(name, .en)) is given twice; keep one of them")
    }
}

// MARK: Values of the configuration

extension Wording {
    package static func valueOfConfiguration(_ fault: Wording) -> Wording {
        Wording(
            ja: "設定に書かれた全メール共通の値: \(fault.ja)",
            en: "the configuration's value for all messages: \(fault.en)")
    }
    package static let secretInConfiguration = Wording(
        ja: "秘密の値は設定に書けません。メールごとに渡してください",
        en: "a secret can't be in the configuration; give it with the message")
    /// - Parameter known: the names that may be in the configuration.
    package static func commonVariableNotDeclared(known: [String]) -> Wording {
        let list = Wording.list(known)
        return known.isEmpty
            ? Wording(
                ja: "common.yaml にこの変数の宣言がありません。宣言するか、名前を直してください",
                en: "common.yaml declares no such variable; declare it there, or correct the name")
            : Wording(
                ja: "common.yaml にこの変数の宣言がありません。宣言するか、名前を直してください。宣言されているのは \(list.ja) です",
                en:
                    "common.yaml declares no such variable; declare it there, or correct the name: it declares \(list.en)"
            )
    }
}

// MARK: Previews

extension Wording {
    /// A sample that nobody takes for a value.
    package static func markedSample(_ sample: String) -> Wording {
        Wording(ja: "〔見本：\(sample)〕", en: "[sample: \(sample)]")
    }
}
