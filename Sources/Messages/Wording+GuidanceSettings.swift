// What is said of the configuration's part guidance.

// MARK: Directories of templates

extension Wording {
    /// - Parameter places: where templates were looked for.
    package static func nothingToGiveValuesTo(_ places: [String]) -> Wording {
        Wording(
            ja: "値を入れるテンプレートがありません。次のディレクトリが見つかりません: \(places.joined(separator: "、"))。"
                + "そのどれかにテンプレートを置くか、guidance.directory を設定してください",
            en:
                "there are no templates to give values to: there is no directory \(places.joined(separator: " and no ")); "
                + "put templates into one, or set guidance.directory")
    }
    package static func noGuidanceDirectory(_ directory: String) -> Wording {
        Wording(
            ja: "ディレクトリ \(directory) がありません。パスを直すか、そこにテンプレートを置いてください",
            en: "there is no directory \(directory); correct it, or put the templates there")
    }
    package static func guidanceUnreadable(_ directory: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(directory) のテンプレートを読めません: \(reason.ja)。これを直すか、別の場所に移してください",
            en: "the templates in \(directory) can't be read: \(reason.en); correct that, or move it elsewhere")
    }

    /// - Parameter faults: one a line.
    package static func guidanceUnusable(_ faults: Wording) -> Wording {
        Wording(
            ja: "テンプレートを使えません:\n\(faults.ja)", en: "the templates can't be used:\n\(faults.en)")
    }

    /// A variable's fault.
    package static func variable(_ name: String, _ fault: Wording) -> Wording {
        Wording(ja: "\(name): \(fault.ja)", en: "\(name): \(fault.en)")
    }

    package static let unsubscribeValue = Wording(
        ja: "アドレスの一覧（[\"mailto:unsubscribe@example.jp?subject={id}\"] など）",
        en: "a list of addresses, as [\"mailto:unsubscribe@example.jp?subject={id}\"]")
    package static let uriValue = Wording(ja: "URI", en: "a URI")
    package static let unsubscribeURIValue = Wording(
        ja: "https:… か mailto:… の形の URI（ASCII のみ。空白、コンマ、引用符、括弧は使えません）",
        en: "https:… or mailto:… in ASCII without spaces, commas and brackets")
}

// MARK: Recurring messages

extension Wording {
    package static func recurringSection(_ id: String) -> Wording {
        Wording(ja: "定期メール\(quoted(id))", en: "recurring message \(quoted(id, .en))")
    }
    package static func noRecurringName(_ id: String) -> Wording {
        Wording(
            ja: "\(quoted(id))は定期メールの名前に使えません。コロンと改行のない、64 バイトまでの名前にしてください",
            en: "\(quoted(id, .en)) can't name a recurring message; use up to 64 bytes, without colons and line breaks")
    }

    package static let templateNameValue = Wording(ja: "テンプレートの名前", en: "a template's name")
    package static let planNameValue = Wording(ja: "プランの名前", en: "a plan's name")
    /// Whose windows a message of a case keeps to.
    package static let windowsPlanValue = Wording(
        ja: "プランの名前か、case（案件のプラン）、always（いつでも）",
        en: "a plan's name, case (the case's own plan) or always (at any time)")
    package static func noTemplateNamed(_ name: String, known: [String]) -> Wording {
        Wording(
            ja: "テンプレート\(quoted(name))はありません。使えるのは \(known.joined(separator: "、")) です",
            en: "there is no template \(quoted(name, .en)); known here: \(known.joined(separator: ", "))")
    }
    package static func noPlanNamed(_ name: String, known: [String]) -> Wording {
        Wording(
            ja: "プラン\(quoted(name))はありません。使えるのは \(known.joined(separator: "、")) です",
            en: "there is no plan \(quoted(name, .en)); known here: \(known.joined(separator: ", "))")
    }
    package static func recurringWithSecret(_ template: String) -> Wording {
        Wording(
            ja: "テンプレート \(template) には秘密の値が含まれます。秘密の値を含まない、お客様宛のものを指定してください",
            en: "the template \(template) has a secret in it; name one for customers, without secrets")
    }
    package static func recurringForOperator(_ template: String) -> Wording {
        Wording(
            ja: "テンプレート \(template) は運営者宛です。秘密の値を含まない、お客様宛のものを指定してください",
            en: "the template \(template) is for the operator; name one for customers, without secrets")
    }
    package static func templateLacksVariable(_ template: String, _ name: String) -> Wording {
        Wording(
            ja: "テンプレート \(template) に変数\(quoted(name))はありません",
            en: "the template \(template) has no variable \(quoted(name, .en))")
    }

    package static let startValue = Wording(
        ja: "日付と時刻（2026-12-01T10:00 など）", en: "a date and time, as 2026-12-01T10:00")
    package static let ruleValue = Wording(
        ja: "RFC 5545 の規則（FREQ=MONTHLY;BYDAY=1TU など）", en: "a rule of RFC 5545, as FREQ=MONTHLY;BYDAY=1TU")
}

// MARK: Their lists

extension Wording {
    package static func noColumnFor(_ target: String, template: String) -> Wording {
        Wording(
            ja: "テンプレート \(template) の宛先の一覧に、値\(quoted(target))はありません。使えるのは to とテンプレートの変数です",
            en: "a list for the template \(template) has no value \(quoted(target, .en)), only to and the template's "
                + "variables")
    }
    package static let columnValue = Wording(ja: "列の名前", en: "a column's name")
    package static let encodingValue = Wording(ja: "文字コード（cp932 など）", en: "an encoding, as cp932")
    package static func noEncoding(_ name: String, known: [String]) -> Wording {
        Wording(
            ja: "文字コード\(quoted(name))には対応していません。使えるのは \(known.joined(separator: "、")) です",
            en: "no encoding here is called \(quoted(name, .en)); there are: \(known.joined(separator: ", "))")
    }
    package static let delimiterValue = Wording(
        ja: "セルの区切り（comma、semicolon、tab）", en: "what separates the cells: comma, semicolon, tab")
    package static let delimiterCharacterValue = Wording(
        ja: "comma、semicolon、tab か、セルを区切る一文字",
        en: "comma, semicolon, tab or one other character that separates cells")
}
