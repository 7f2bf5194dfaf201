// What `queue` and its subcommands say.

extension Wording {
    package static func attemptNumber(_ attempt: Int) -> Wording {
        Wording(ja: "\(attempt) 回目", en: "attempt \(attempt)")
    }
    package static func goesAt(_ moment: String) -> Wording { Wording(ja: "送信予定 \(moment)", en: "goes \(moment)") }
    package static let pausedUntilResumed = Wording(
        ja: "送信を一時停止しました。「madoguchi queue resume」で再開するまで何も送信しません",
        en: "paused: nothing is sent until \"madoguchi queue resume\"")
    package static let resumed = Wording(ja: "送信を再開しました", en: "resumed")
    package static func haltedAgain(_ reason: String) -> Wording {
        Wording(ja: "送信はまた止まりました: \(reason)", en: "halted again: \(reason)")
    }
    package static func resumedBut(_ reason: String) -> Wording {
        Wording(ja: "送信を再開しましたが、送信できていません: \(reason)", en: "resumed, but: \(reason)")
    }
    package static let resumedSending = Wording(
        ja: "送信を再開しました。予定の時刻になったものを送信中です", en: "resumed: what is due is being sent")
    package static let resumedEmpty = Wording(ja: "送信を再開しました。待機中のものはありません", en: "resumed: nothing is queued")
    package static func resumedNext(_ moment: String) -> Wording {
        Wording(ja: "送信を再開しました。いま送るものはありません。次は \(moment)", en: "resumed: nothing is due now; next \(moment)")
    }
    package static func numberHeld(_ number: String) -> Wording {
        Wording(
            ja: "\(number) 件（プランが設定にないか、対応時間帯がありません）",
            en: "\(number), because their plan isn't configured or is never staffed")
    }
    package static let stateRunning = Wording(ja: "稼働中", en: "running")
    package static let noWindow = Wording(ja: "対応時間帯なし", en: "no window")
    package static func numberDue(_ number: String) -> Wording { Wording(ja: "\(number) 件", en: "\(number) due") }
    package static let inComingWindows = Wording(ja: "次の対応時間帯の見込み", en: "in the coming windows")
    package static func doneAtRate(_ rate: String, moment: String) -> Wording {
        Wording(ja: "毎秒 \(rate) 件で \(moment) に完了", en: "at \(rate)/s done \(moment)")
    }
    package static let windowFits = Wording(ja: "収まります", en: "fits")
    package static let windowDoesNotFit = Wording(ja: "収まりません", en: "does not fit")
    package static func noHTMLPart(_ id: String) -> Wording {
        Wording(
            ja: "メール \(id) はテキストだけで、HTML パートはありません。--text で表示できます",
            en: "the message \(id) is plain text, without an HTML part; --text shows it")
    }
}
