// The desk's page `Today`, and closing a plan from there.

extension Wording {
    package static let deskFindings = Wording(ja: "気をつけること", en: "What needs attention")
    package static let deskAllIsWell = Wording(ja: "問題は見つかっていません。", en: "Nothing that is known.")
    package static let deskFault = Wording(ja: "問題：", en: "Fault: ")
    package static let deskNote = Wording(ja: "注意：", en: "Note: ")
    package static let deskSeeThem = Wording(ja: "該当するものを見る", en: "See them")

    /// - Parameters:
    ///   - count: how many are due in the window.
    ///   - moment: when the last of them will have left; nil where that isn't known.
    package static func deskLeaves(_ count: Int, by moment: Wording?) -> Wording {
        guard let moment else { return Wording(ja: "送信予定 \(count) 件", en: "\(count) to be sent") }
        return Wording(
            ja: "送信予定 \(count) 件（\(moment.ja) ごろ完了）", en: "\(count) to be sent, done about \(moment.en)")
    }
    package static func deskNextLeaves(_ moment: Wording) -> Wording {
        Wording(ja: "次の送信予定は \(moment.ja) です。", en: "The next one leaves \(moment.en).")
    }
    package static let deskNothingDue = Wording(ja: "送信の予定はありません。", en: "Nothing is to be sent.")

    package static let deskCasesOpen = Wording(ja: "対応中の案件", en: "Open cases")
    package static let deskCasesNeed = Wording(ja: "情報を待っている", en: "wait for something to be entered")
    package static let deskCasesIdle = Wording(ja: "次の手順がない", en: "have nothing more to come")
    package static let deskCasesGo = Wording(ja: "予定どおり進んでいる", en: "go on by themselves")
}

// MARK: Closing

extension Wording {
    package static let deskTomorrow = Wording(ja: "明日", en: "tomorrow")
    package static let deskCloseToday = Wording(ja: "今日は休む", en: "Close today")
    /// - Parameter day: on which the plan opens again.
    package static func deskCloseUntilDay(_ day: Wording) -> Wording {
        Wording(ja: "\(day.ja)まで休む", en: "Close until \(day.en)")
    }
    package static func deskCloseTodayUntil(_ moment: Wording) -> Wording {
        Wording(ja: "今日の残りの受付（\(moment.ja) まで）", en: "The rest of today (until \(moment.en))")
    }
    package static func deskCloseUntilOpens(_ moment: Wording) -> Wording {
        Wording(ja: "\(moment.ja) の受付開始まで", en: "Until it opens \(moment.en)")
    }
    package static let deskCloseUntil = Wording(ja: "休む期間を選ぶ", en: "Close until…")
    package static let deskCloseUntilOther = Wording(ja: "日時を指定する", en: "Another time")
    package static let deskCloseUntilRemoved = Wording(ja: "取り消すまで", en: "Until somebody removes it")
    package static let deskCloseAt = Wording(ja: "終了の日時（「日時を指定する」を選んだとき）", en: "Until when (for “Another time”)")
    /// - Parameter zone: as its time is called.
    package static func deskOnClock(_ zone: Wording) -> Wording { Wording(ja: "\(zone.ja)", en: "\(zone.en)") }
    package static let deskReason = Wording(ja: "理由", en: "Reason")
    package static let deskReasonIsPublic = Wording(
        ja: "公開ページにも表示されます。空欄でもかまいません。", en: "The public page shows it, too. It may be left empty.")
    package static func deskClosePlan(_ name: String) -> Wording {
        Wording(ja: "\(name)を休みにする", en: "Close \(name)")
    }
    package static let deskCloseNow = Wording(ja: "休みにする", en: "Close it")
    package static let deskEffect = Wording(ja: "送信への影響", en: "What it does to the queue")
    package static func deskClosedUntil(_ name: String, _ end: String) -> Wording {
        Wording(ja: "\(name)を休みにしました（終了：\(end)）。", en: "\(name) is closed (until: \(end)).")
    }
}
