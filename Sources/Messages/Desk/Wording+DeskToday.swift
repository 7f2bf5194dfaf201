// The desk's page `Today`, and closing a plan from there.

extension Wording {
    package static let deskFindings = Wording(ja: "気をつけること", en: "What needs attention")
    package static let deskAllIsWell = Wording(ja: "問題は見つかっていません。", en: "Nothing that is known.")
    package static let deskFault = Wording(ja: "問題：", en: "Fault: ")
    package static let deskNote = Wording(ja: "注意：", en: "Note: ")
    package static let deskSeeThem = Wording(ja: "該当するものを見る", en: "See them")
    package static let deskAllChecks = Wording(ja: "すべての点検結果を見る", en: "See every check")
    package static let deskCloseUntil = Wording(ja: "ほかの期間を選ぶ", en: "Another time…")

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
