// The desk in a browser: what every page and form has.

extension Wording {
    package static func deskTitle(_ title: Wording) -> Wording {
        Wording(ja: "\(title.ja) — 窓口", en: "\(title.en) — madoguchi")
    }
    package static let deskSections = Wording(ja: "メニュー", en: "Menu")
    package static let deskToday = Wording(ja: "今日", en: "Today")
    package static let deskQueue = Wording(ja: "送信", en: "Queue")
    package static let deskCases = Wording(ja: "案件", en: "Cases")
    package static let deskLetters = Wording(ja: "文面", en: "Letters")
    package static let deskHours = Wording(ja: "受付時間", en: "Hours")
    package static let deskMore = Wording(ja: "その他", en: "More")
    package static let deskHome = Wording(ja: "「今日」へ戻る", en: "Back to Today")
    /// - Parameter name: who acts; nil where nobody knows.
    package static func deskWho(_ name: String?, on node: String) -> Wording {
        guard let name else { return Wording(ja: "\(node) で操作中", en: "Working on \(node)") }
        return Wording(ja: "\(node) で \(name) として操作中", en: "Working as \(name) on \(node)")
    }
    /// - Parameters:
    ///   - zone: as it is called.
    ///   - moment: on its clock.
    package static func deskOtherClock(_ zone: Wording, _ moment: Wording) -> Wording {
        Wording(ja: "（\(zone.ja) \(moment.ja)）", en: "(\(moment.en), \(zone.en))")
    }
}

// MARK: Forms

extension Wording {
    package static let deskBack = Wording(ja: "戻る", en: "Back")
    package static let deskNeeded = Wording(ja: "必須", en: "required")
    package static let deskSeldom = Wording(ja: "そのほかの項目", en: "More fields")
    package static let deskLook = Wording(ja: "内容を確認する", en: "Review")
    package static let deskChange = Wording(ja: "修正する", en: "Change")
    package static let deskPreview = Wording(ja: "確認", en: "Review")
    package static let deskIsFinal = Wording(ja: "この操作は元に戻せません。", en: "This can't be undone.")
    package static let deskTypeAgain = Wording(ja: "もう一度入力してください", en: "type it again")
    /// Two sentences.
    package static func deskBoth(_ first: Wording, _ second: Wording) -> Wording {
        Wording(ja: "\(first.ja)\(first.ja.last == "。" ? "" : "。")\(second.ja)", en: "\(first.en) \(second.en)")
    }
    package static let deskColon = Wording(ja: "：", en: ": ")
    package static let deskTryAgain = Wording(ja: "もう一度試す", en: "Try again")
    package static let deskCheckFields = Wording(ja: "次の項目を確認してください。", en: "Please look at these fields:")
    package static func deskDidYouMean(_ suggestion: String) -> String { "（→ \(suggestion)）" }

    package static let deskFormExpired = Wording(
        ja: "この画面は開いてから時間がたっているため、まだ何も実行していません。入力した内容は残っています。確認のうえ、もう一度送信してください。",
        en:
            "This form was opened too long ago, so nothing was done. What you typed is still here: please look at it, and send it again."
    )
    package static let deskFormUnknown = Wording(
        ja: "この画面を開いたあとで madoguchid が再起動したか、別の利用者の画面だったため、まだ何も実行していません。入力した内容は残っています。確認のうえ、もう一度送信してください。",
        en:
            "madoguchid was restarted after this form was opened, or it was somebody else's, so nothing was done. What you typed is still here: please look at it, and send it again."
    )
    package static let deskChangedTitle = Wording(
        ja: "画面を開いたあとで内容が変わったため、まだ何も実行していません", en: "Nothing was done: this has changed since you opened it")
    package static func deskChanged(_ name: Wording, from was: String, to now: String) -> Wording {
        let (was, now) = (was.isEmpty ? "–" : was, now.isEmpty ? "–" : now)
        return Wording(ja: "\(name.ja)：\(was) → \(now)", en: "\(name.en): \(was) → \(now)")
    }
    package static let deskFormBroken = Wording(ja: "フォームの形式が正しくありません", en: "it is no well-formed form")
    package static let deskFormNotUTF8 = Wording(ja: "フォームの文字コードが UTF-8 ではありません", en: "the form isn't UTF-8")
    package static func deskFieldTwice(_ name: String) -> Wording {
        Wording(ja: "項目「\(name)」が 2 回あります", en: "the field \"\(name)\" is there twice")
    }
    package static func deskUnknownField(_ name: String) -> Wording {
        Wording(ja: "項目「\(name)」はこのフォームにありません", en: "the form has no field \"\(name)\"")
    }
}
