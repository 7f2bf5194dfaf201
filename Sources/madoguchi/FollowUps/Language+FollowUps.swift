import SupportHours

// Words for the daemon's terms about follow-ups. An unknown term is shown as it is.
extension Language {
    func word(forKind kind: String) -> String {
        switch kind {
        case "reminder": self(en: "reminder", ja: "リマインダー")
        case "guidance": self(en: "guidance", ja: "ご案内")
        default: kind
        }
    }

    func word(forState state: String) -> String {
        switch state {
        case "queued": self(en: state, ja: "待機中")
        case "sending": self(en: state, ja: "送信中")
        case "delivered": self(en: state, ja: "送信済み")
        case "failed": self(en: state, ja: "送信不可")
        case "uncertain": self(en: state, ja: "結果不明")
        case "cancelled": self(en: state, ja: "取り消し")
        case "expired": self(en: state, ja: "期限切れ")
        default: state
        }
    }

    func word(forMove move: String) -> String {
        switch move {
        case "accepted": self(en: move, ja: "受け付け")
        case "claimed": self(en: "claimed for sending", ja: "送信を開始")
        case "delivered": self(en: move, ja: "送信完了")
        case "deferred": self(en: "transient failure", ja: "一時的に拒否")
        case "returned": self(en: "not attempted, the relay was down", ja: "中継先に接続できず未送信")
        case "interrupted": self(en: "interrupted, nothing sent", ja: "中断(未送信)")
        case "rejected": self(en: "permanent failure", ja: "宛先側が拒否")
        case "exhausted": self(en: "too many attempts", ja: "再送回数の上限")
        case "doubted": self(en: "sent, without an answer", ja: "送信後に応答なし")
        case "repeated": self(en: "to be sent again", ja: "再送待ち")
        case "rescheduled": self(en: move, ja: "予定を変更")
        case "retried": self(en: "queued again", ja: "再送を依頼")
        case "cancelled": self(en: move, ja: "取り消し")
        case "expired": self(en: move, ja: "期限切れ")
        case "suppressed": self(en: "the recipient is suppressed", ja: "配信停止の宛先")
        default: move
        }
    }

    /// Why a follow-up is held.
    func word(forHold hold: String) -> String {
        switch hold {
        case "unknown-plan": self(en: "the plan isn't configured any more", ja: "プランが設定にありません")
        case "never-staffed": self(en: "the plan is never staffed", ja: "プランに対応時間帯がありません")
        default: hold
        }
    }
}
