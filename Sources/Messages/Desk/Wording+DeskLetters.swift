// The desk's pages of letters.

extension Wording {
    package static let deskForCustomers = Wording(ja: "お客様へのご案内", en: "Letters to customers")
    package static let deskForOperator = Wording(ja: "運営者へのお知らせ", en: "Reminders to the operator")
    /// - Parameter playbooks: their names.
    package static func deskUsedIn(_ playbooks: String) -> Wording {
        Wording(ja: "使う手順：\(playbooks)", en: "Used in: \(playbooks)")
    }
    /// - Parameter codes: of languages.
    package static func deskLanguages(_ codes: [String]) -> Wording {
        let names = codes.map { code in Language(rawValue: code).map(pageLanguage) ?? code }
        return Wording(ja: names.joined(separator: "、"), en: names.joined(separator: ", "))
    }

    package static let deskLetterShown = Wording(ja: "送られるとおりの文面", en: "As it would be sent")
    package static let deskShowLetter = Wording(ja: "表示する", en: "Show")
    package static let deskWriteIt = Wording(ja: "この文面で送る", en: "Send this letter")
    package static let deskIsSecret = Wording(ja: "秘密（送信後に消去）", en: "secret, erased once it is sent")
    package static let deskRequestIDHint = Wording(
        ja: "「#123456」のような番号です。チャットのあとに届くメールに載っています。", en: "Such as #123456, from the mail that came after the chat.")
}

// MARK: What is made of them

extension Wording {
    package static let deskBesideLetters = Wording(ja: "あわせて使うもの", en: "Beside them")
    package static let deskManual = Wording(ja: "運営者の手引き", en: "The team's manual")
    package static let deskManualAbout = Wording(
        ja: "運営者へのお知らせの文面を、手順ごとにまとめたもの", en: "The reminders in one document, by their playbooks")
    package static let deskManualLead = Wording(
        ja: "運営者へのお知らせの文面から作った手引きです。チームで共有できます。", en: "Made of the reminders, to be shared in the team.")
    package static let deskFAQ = Wording(ja: "よくあるご質問", en: "Questions and answers")
    package static let deskFAQAbout = Wording(
        ja: "お客様へのご案内をもとにした、公開できる質問と回答", en: "For customers, made of the letters to them")
    package static let deskFAQLead = Wording(
        ja: "お客様へのご案内の文面から作った質問と回答です。サイトに載せられます。", en: "Made of the letters to customers, to be put on your site.")
    package static let deskOpenDocument = Wording(ja: "この文書だけを開く", en: "Open it by itself")
    package static let deskSaveMarkdown = Wording(ja: "Markdown で保存する", en: "Save it as Markdown")
}
