// The desk's pages of the queue.

extension Wording {
    package static let deskHalted = Wording(ja: "送信を止めています", en: "Nothing is being sent")
    package static let deskPauseLink = Wording(ja: "送信を一時停止する…", en: "Pause sending…")
    package static let deskPause = Wording(ja: "送信を一時停止する", en: "Pause sending")
    package static let deskPauseLead = Wording(
        ja: "再開するまで、新しい送信を始めません。送信中のものは最後まで送ります。受け付けは続けます。",
        en:
            "Nothing more is sent until somebody resumes it. What is being sent now is finished, and follow-ups are still accepted."
    )
    package static let deskPaused = Wording(ja: "送信を一時停止しました。", en: "Sending is paused.")
    package static let deskResume = Wording(ja: "送信を再開する", en: "Resume sending")
    package static let deskResumeLead = Wording(ja: "予定の時刻になったものから送信します。", en: "What is due is sent from now on.")
    package static let deskResumed = Wording(ja: "送信を再開しました。", en: "Sending goes on.")

    package static let deskAllFollowUps = Wording(ja: "すべてのメール", en: "All messages")
    package static let deskFilter = Wording(ja: "絞り込む", en: "Narrow down")
    package static let deskAny = Wording(ja: "すべて", en: "any")
    package static let deskShowAll = Wording(ja: "絞り込みを解除", en: "Show all")
    package static let deskNone = Wording(ja: "まだメールはありません。", en: "There are no messages yet.")
    package static let deskNoneSuch = Wording(ja: "条件に合うメールはありません。", en: "There is no such message.")
    package static let deskNewest = Wording(ja: "最新へ戻る", en: "Back to the newest")
    package static let deskEarlier = Wording(ja: "さらに前を見る", en: "Earlier ones")
    package static let deskHTMLPart = Wording(ja: "HTML で見る", en: "As HTML")
    /// - Parameter name: of a user.
    package static func deskBy(_ name: String) -> Wording { Wording(ja: "\(name) が操作", en: "by \(name)") }
}

// MARK: Commands

extension Wording {
    package static let deskRetry = Wording(ja: "再送する", en: "Send again")
    package static let deskRetryLead = Wording(
        ja: "もう一度送信待ちにします。すでに届いている場合、お客様には同じメールが 2 通届きます。",
        en: "It is queued again. If it did arrive, the recipient gets the same message twice.")
    package static let deskRetried = Wording(ja: "もう一度送信待ちにしました。", en: "It is queued again.")
    package static let deskCancel = Wording(ja: "送信を取り消す", en: "Cancel it")
    package static let deskCancelLead = Wording(
        ja: "このメールは送信されません。あとから「再送する」で送信待ちに戻せます。ただし、パスワードなどの秘密の値を含む場合は戻せません。",
        en: "It isn't sent. \"Send again\" takes that back later, unless it holds a secret, such as a password.")
    package static let deskCancelled = Wording(ja: "送信を取り消しました。", en: "It is cancelled.")
    package static let deskReschedule = Wording(ja: "送信の予定を変える", en: "Change the time")
    package static let deskRescheduled = Wording(ja: "送信の予定を変えました。", en: "It has another time now.")
}

// MARK: A new one

extension Wording {
    package static let deskNewFollowUp = Wording(ja: "新しいメール", en: "New message")
    package static let deskChoose = Wording(ja: "選ぶ", en: "Choose")
    package static let deskOwnWords = Wording(ja: "テンプレートを使わない", en: "In my own words")
    package static let deskKind = Wording(ja: "種類", en: "What it is")
    package static let deskKindGuidance = Wording(ja: "お客様へのご案内", en: "guidance for a customer")
    package static let deskKindReminder = Wording(ja: "運営者へのリマインダー", en: "a reminder for the operator")
    package static let deskText = Wording(ja: "本文", en: "Text")
    package static let deskSecretHint = Wording(
        ja: "送信後に消去されます。画面や履歴には表示されません。", en: "It is erased once it is sent, and never shown anywhere.")
    package static func deskDefault(_ value: String) -> Wording {
        Wording(ja: "空欄のときは「\(value)」", en: "Left empty: \(value)")
    }
    package static let deskWhen = Wording(ja: "いつ送るか", en: "When")
    package static let deskWhenNext = Wording(ja: "次の対応時間", en: "in the next staffed time")
    package static let deskWhenNotBefore = Wording(ja: "指定した日時以降の対応時間", en: "in the first staffed time from a time on")
    package static let deskWhenAfterStaffed = Wording(ja: "対応時間が一定だけ過ぎたら", en: "once some staffed time has passed")
    package static let deskNotBefore = Wording(ja: "日時（「指定した日時以降」のとき）", en: "From when on")
    package static let deskAfterStaffed = Wording(ja: "対応時間の長さ（「一定だけ過ぎたら」のとき）", en: "How much staffed time")
    package static let deskAfterStaffedHint = Wording(ja: "例：4h、90m", en: "Such as 4h or 90m")
    package static let deskQueueIt = Wording(ja: "送信待ちに入れる", en: "Queue it")
    package static let deskQueued = Wording(ja: "送信待ちに入れました。", en: "It is queued.")
}
