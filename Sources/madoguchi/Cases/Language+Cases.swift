// Words for the daemon's terms about cases. An unknown term is shown as it is.
extension Language {
    func word(forCaseState state: String) -> String {
        switch state {
        case "open": self(en: state, ja: "対応中")
        case "resolved": self(en: state, ja: "解決済み")
        default: state
        }
    }

    func word(forCaseEvent event: String) -> String {
        switch event {
        case "opened": self(en: event, ja: "受け付け")
        case "queued": self(en: event, ja: "送信を予約")
        case "done": self(en: event, ja: "手順が完了")
        case "marked": self(en: event, ja: "印を付けた")
        case "noted": self(en: event, ja: "メモ")
        case "known": self(en: event, ja: "判明")
        case "skipped": self(en: "left out", ja: "省略")
        case "resolved": self(en: event, ja: "解決")
        default: event
        }
    }
}
