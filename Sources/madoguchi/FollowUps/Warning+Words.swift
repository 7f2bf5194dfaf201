import MadoguchiAPI

extension Warning {
    /// `note: … (did you mean …?)`
    func line(in say: Language) -> Line {
        let suggested = suggestion.map { say(en: " (did you mean \($0)?)", ja: "(もしかして: \($0))") }
        let words = say(en: detail, ja: japanese ?? detail)
        return "\(say(en: "note", ja: "ご確認ください"), .now): \(words)\(suggested ?? "")"
    }

    /// Japanese texts of the daemon's codes. nil for an unknown one, whose English text is shown instead.
    private var japanese: String? {
        switch code {
        case "full-width": "アドレスに全角文字があります"
        case "invisible-character": "アドレスに目に見えない文字があります"
        case "surrounding-characters": "アドレスの前後や途中に余分な文字があります"
        case "doubled-dot": "アドレスのドメインに「.」が続いています"
        case "misspelt-domain": "アドレスのドメインの綴りが違うようです"
        case "other-suffix": "アドレスのドメインの終わり(.com、.co.jp など)が違うようです"
        case "expires-before-due": "送信の前に有効期限が来るため、送信されません"
        case "not-before-past": "指定した日時は過ぎているため、担当者がいるとすぐに送信されます"
        case "never-staffed": "このプランには今後の対応時間帯がないため、保留されます"
        case "unknown-plan": "このプランは設定にないため、保留されます"
        default: nil
        }
    }
}
