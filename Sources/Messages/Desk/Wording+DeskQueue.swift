// The desk's pages of the queue.

extension Wording {
    package static let deskHalted = Wording(ja: "送信を止めています", en: "Nothing is being sent")
    package static let deskPause = Wording(ja: "送信を一時停止する", en: "Pause sending")
    package static let deskPauseLead = Wording(
        ja: "再開するまで、新しい送信を始めません。送信中のものは最後まで送ります。受け付けは続けます。",
        en:
            "Nothing more is sent until somebody resumes it. What is being sent now is finished, and follow-ups are still accepted."
    )
    package static let deskPaused = Wording(ja: "送信を一時停止しました。", en: "Sending is paused.")
    package static let deskResume = Wording(ja: "送信を再開する", en: "Resume sending")
    package static let deskResumeLead = Wording(
        ja: "予定の時刻になったものから送信します。", en: "What is due is sent from now on.")
}
