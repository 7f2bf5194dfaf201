// Why a template can't be rendered. It names the template, never a value.

extension Wording {
    package static let storedWordingUnreadable = Wording(
        ja: "メールと一緒に保存された文面を読めません。そのメールを取り消して、送り直してください",
        en: "the wording that was stored with the message can't be read; cancel the message and send it again")
    package static func templateUnreadable(_ template: String, in language: Language, _ reason: Wording) -> Wording {
        Wording(
            ja: "テンプレート \(template)（\(language.rawValue)）からメールを作成できません: \(reason.ja)。"
                + "テンプレートを直して、送り直してください",
            en:
                "the template \(template) (\(language.rawValue)) can't be rendered: \(reason.en); correct the template and "
                + "send it again")
    }
    package static func subjectEmpty(of template: String, in language: Language) -> Wording {
        Wording(
            ja: "これらの値では、テンプレート \(template)（\(language.rawValue)）の件名が空になります。件名に使う値を指定してください",
            en: "the subject of the template \(template) (\(language.rawValue)) is empty with these values; give the "
                + "values that it uses")
    }
    package static func templateTooLarge(_ template: String, in language: Language, octets limit: Int) -> Wording {
        Wording(
            ja: "これらの値では、テンプレート \(template)（\(language.rawValue)）の本文が \(limit) オクテットを超えます。"
                + "値を短くしてください",
            en: "the template \(template) (\(language.rawValue)) makes a text of more than \(limit) octets with these "
                + "values; give shorter ones")
    }
    package static func inLine(_ line: Int, _ fault: Wording) -> Wording {
        Wording(ja: "\(line) 行目: \(fault.ja)", en: "line \(line): \(fault.en)")
    }

    // MARK: Whom templates are for

    package static let theCustomer = Wording(ja: "お客様", en: "the customer")
    package static let theOperator = Wording(ja: "運営者", en: "the operator")
}
