/// The result of one check.
struct Finding: Hashable {
    enum Result: String {
        case well = "ok"
        /// Worth knowing, and no fault.
        case note
        case fault = "failure"
    }

    /// The checks. Scripts rely on the names.
    enum Check: String, CaseIterable {
        case user
        case querySocket = "query-socket"
        case controlSocket = "control-socket"
        case version, configuration, disk, database, queue, plan, calendar, tzdata, clock, relay, guidance, letters
        case recurring
    }

    let check: Check
    let result: Result
    /// One line or several.
    let text: String
    /// What to do about it.
    let advice: String?

    static func well(_ check: Check, _ text: String) -> Finding {
        Finding(check: check, result: .well, text: text, advice: nil)
    }

    static func note(_ check: Check, _ text: String, advice: String? = nil) -> Finding {
        Finding(check: check, result: .note, text: text, advice: advice)
    }

    static func fault(_ check: Check, _ text: String, advice: String) -> Finding {
        Finding(check: check, result: .fault, text: text, advice: advice)
    }
}

extension Language {
    func name(of check: Finding.Check) -> String {
        switch check {
        case .user: self(en: "you", ja: "利用者")
        case .querySocket: "query.sock"
        case .controlSocket: "control.sock"
        case .version: self(en: "version", ja: "版")
        case .configuration: self(en: "configuration", ja: "設定")
        case .disk: self(en: "disk", ja: "ディスク")
        case .database: self(en: "database", ja: "データベース")
        case .queue: self(en: "queue", ja: "送信待ち")
        case .plan: self(en: "plan", ja: "プラン")
        case .calendar: self(en: "calendar", ja: "カレンダー")
        case .tzdata: self(en: "tz database", ja: "tz データベース")
        case .clock: self(en: "clock", ja: "時計")
        case .relay: self(en: "relay", ja: "中継先")
        case .guidance: self(en: "templates", ja: "文面")
        case .letters: self(en: "letters", ja: "差出人など")
        case .recurring: self(en: "recurring", ja: "定期メール")
        }
    }
}
