import Messages

/// The fixed texts of exported pages.
struct ExportWords {
    let language: Language

    private func choose(_ japanese: String, _ english: String) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    var manual: String { choose("ご案内の手引き", "Templates: the team's manual") }
    var faq: String { choose("よくあるご質問", "Frequently asked questions") }
    var noQuestions: String { choose("ご質問はまだ登録されていません。", "There are no questions yet.") }
    var noMessages: String { choose("ご案内はまだありません。", "There are no templates yet.") }
    var id: String { choose("名前", "Name") }
    var audience: String { choose("宛先", "For") }
    var subject: String { choose("件名", "Subject") }
    var text: String { choose("本文", "Text") }
    var variables: String { choose("差し込む値", "Values") }
    var question: String { choose("ご質問", "Question") }
    var variableHeader: [String] {
        [choose("名前", "Name"), choose("必須", "Required"), choose("秘密", "Secret"), choose("説明", "Description")]
    }

    func flag(_ value: Bool) -> String {
        value ? choose("はい", "yes") : choose("いいえ", "no")
    }

    func name(_ audience: Audience) -> String {
        switch audience {
        case .customer: choose("お客様", "customers")
        case .operator: choose("運営者", "the operator")
        }
    }
}
