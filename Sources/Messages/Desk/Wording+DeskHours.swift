// The desk's pages of hours, and of what overrides them.

extension Wording {
    package static let deskOverrides = Wording(ja: "臨時の休業・受付", en: "Overrides")
    package static let deskOverrideMake = Wording(ja: "臨時の休業・受付を登録する", en: "Close or open out of turn")
    package static func deskOverrideTitle(_ plan: Wording) -> Wording {
        Wording(ja: "臨時の休業・受付：\(plan.ja)", en: "Close or open \(plan.en) out of turn")
    }
    package static let deskOverrideLead = Wording(
        ja: "ふだんの受付時間より優先されます。次の画面で、送信予定が変わるメールの件数を確認してから登録します。",
        en:
            "This goes before the usual hours. The next page shows how many messages move; nothing is done before you confirm it."
    )
    package static let deskOverrideState = Wording(ja: "状態", en: "State")
    package static let deskOverrideClose = Wording(ja: "休業にする", en: "Closed")
    package static let deskOverrideOpen = Wording(ja: "受付にする", en: "Open")
    package static let deskOverrideUnknown = Wording(ja: "受付しているか分からない", en: "Not known")
    package static let deskOverrideUntil = Wording(ja: "いつまで", en: "Until")
    package static let deskUntilMidnight = Wording(ja: "今日いっぱい", en: "the end of today")
    /// - Parameter moment: the end of the vendor's day, on the reader's clock.
    package static func deskUntilEndOfDay(_ moment: Wording) -> Wording {
        Wording(ja: "今日の受付いっぱい（\(moment.ja) まで）", en: "the end of its day (\(moment.en))")
    }
    package static func deskUntilOpening(_ moment: Wording) -> Wording {
        Wording(ja: "\(moment.ja) の受付開始まで", en: "it opens \(moment.en)")
    }
    package static func deskUntilMonday(_ moment: Wording) -> Wording {
        Wording(ja: "週明け（\(moment.ja)）まで", en: "Monday (\(moment.en))")
    }
    package static let deskUntilTyped = Wording(ja: "日時を指定する（下の欄）", en: "the date and time below")
    package static let deskUntilRemoved = Wording(ja: "取り消すまで", en: "it is removed")
    package static let deskOverrideEnd = Wording(ja: "終了の日時", en: "Date and time of its end")
    package static let deskOverrideEndHint = Wording(
        ja: "「日時を指定する」を選んだときだけ使います。", en: "It counts only where \"the date and time below\" is chosen.")
    package static let deskOverrideStart = Wording(ja: "開始の日時", en: "Beginning")
    package static let deskOverrideStartHint = Wording(
        ja: "空欄なら、登録した時点から始まります。", en: "Empty: from the moment on that you confirm it.")
    package static let deskOverrideReason = Wording(ja: "理由（公開されます）", en: "Reason (public)")
    package static let deskOverrideReasonHint = Wording(
        ja: "公開ページやカレンダーで、どなたでも読めます。個人名などは書かないでください。",
        en: "Anybody can read it on the public page and in calendars. Leave personal data out.")
    package static let deskOverrideReasonInEnglish = Wording(ja: "英語での理由（任意）", en: "Reason in English (optional)")
    package static let deskOverrideReasonInEnglishHint = Wording(
        ja: "空欄なら、英語のページにも上の文がそのまま出ます。", en: "Empty: pages in English show the text above.")
    package static let deskOverrideConfirm = Wording(ja: "登録する", en: "Confirm")
    package static let deskOverrideWithoutEnd = Wording(
        ja: "終了の日時がないため、取り消すまで続きます。", en: "It has no end: it holds until somebody removes it.")
    package static let deskPublicReason = Wording(ja: "理由（公開）", en: "Reason (public)")
    package static let deskMoves = Wording(ja: "送信待ちのメール", en: "Queued messages")
    package static func deskWouldMove(_ count: Int) -> Wording {
        count == 0
            ? Wording(ja: "影響はありません", en: "none is affected")
            : Wording(
                ja: "\(count) 件の送信予定が変わります", en: "\(count) \(count == 1 ? "gets" : "get") a new time")
    }
    package static func deskOverridden(_ plan: Wording, _ state: Wording, _ span: Wording, moved: Int) -> Wording {
        Wording(
            ja: "\(plan.ja)：\(span.ja)\(state.ja)にしました。"
                + (moved == 0 ? "" : "送信待ちの \(moved) 件の送信予定が変わりました。"),
            en: "\(plan.en) is \(state.en) \(span.en)."
                + (moved == 0 ? "" : " \(moved) queued \(moved == 1 ? "message gets" : "messages get") a new time."))
    }
    package static let deskRemoveOverride = Wording(ja: "取り消す", en: "Remove it")
    package static let deskRemoveOverrideLead = Wording(
        ja: "取り消すと、登録する前の受付時間に戻ります。", en: "What was there before holds again.")
    package static let deskOverrideGone = Wording(
        ja: "この臨時の休業・受付は、すでに終了したか、取り消されています。", en: "This override is over, or was removed already.")
    package static func deskOverrideRemoved(_ plan: Wording, _ state: Wording, _ span: Wording) -> Wording {
        Wording(
            ja: "取り消しました：\(plan.ja) の\(state.ja)（\(span.ja)）", en: "Removed: \(plan.en), \(state.en) \(span.en).")
    }
    /// - Parameter until: nil until it is removed.
    package static func deskSpan(from start: Wording, until end: Wording?) -> Wording {
        guard let end else {
            return Wording(ja: "\(start.ja) から取り消すまで", en: "from \(start.en) until it is removed")
        }
        return Wording(ja: "\(start.ja) から \(end.ja) まで", en: "from \(start.en) until \(end.en)")
    }
    /// - Parameters:
    ///   - author: nil where nobody knows.
    ///   - moment: nil where it isn't known.
    package static func deskMadeBy(_ author: String?, at moment: Wording?) -> Wording {
        Wording(
            ja: "登録：" + [moment?.ja, author].compactMap(\.self).joined(separator: " "),
            en: "made "
                + [moment.map { "on \($0.en)" }, author.map { "by \($0)" }].compactMap(\.self).joined(separator: " "))
    }
    /// On a button.
    ///
    /// - Parameter end: one of those of the form.
    package static func deskCloseThen(_ end: Wording) -> Wording {
        Wording(ja: "\(end.ja)休業にする", en: "Close until \(end.en)")
    }
}

// MARK: Pages

extension Wording {
    package static let deskPlanMore = Wording(ja: "くわしく見る", en: "More")
    package static let deskCalendars = Wording(ja: "祝休日のカレンダー", en: "Calendars of holidays")
    package static func deskCalendarsAll(_ count: Int) -> Wording {
        Wording(ja: "カレンダーの一覧（\(count) 件）", en: "All calendars (\(count))")
    }
    package static let deskNoOverrides = Wording(ja: "いま登録されているものはありません。", en: "There are none now.")
    package static let deskPastOverrides = Wording(ja: "終了したもの（90 日以内）", en: "Over (within 90 days)")
    package static let deskQuick = Wording(ja: "すぐに休業にする", en: "Close at once")
    package static func deskMoved(_ count: Int) -> Wording {
        Wording(
            ja: "送信待ちのメール \(count) 件の送信予定が変わりました。",
            en: "\(count) queued \(count == 1 ? "message has" : "messages have") a new time for it.")
    }
    package static let deskAudit = Wording(ja: "公開されている時間表との照合", en: "The published table against the real hours")
    package static func deskAuditLead(
        agrees: Bool, _ hours: String, vendorZone: String, zone: String
    ) -> Wording {
        Wording(
            ja: "公開されている表は、提供元の受付時間（\(vendorZone) の \(hours)）と"
                + (agrees ? "一致しています。" : "食い違っています。") + "下の時刻は \(zone) です。",
            en: "The published table \(agrees ? "agrees" : "doesn't agree") with the vendor's hours "
                + "(\(hours) in \(vendorZone)). Times below are in \(zone).")
    }
    package static let deskFeeds = Wording(ja: "カレンダーで購読する", en: "Subscribe in a calendar")
    package static func deskNoFeeds(_ plan: String) -> Wording {
        Wording(
            ja: "公開ページのアドレス（web.address）が設定されていません。ファイルにするには madoguchi calendar \(plan) を使います。",
            en:
                "The public page has no configured address (web.address). madoguchi calendar \(plan) writes it to a file."
        )
    }
    package static let deskChannels = Wording(ja: "いま使える窓口", en: "There now")
    package static let deskMembers = Wording(ja: "組み合わせ", en: "Made of")
}

// MARK: Questions

extension Wording {
    package static let deskAsk = Wording(ja: "日時を指定して調べる", en: "At another time")
    package static let deskAskLink = Wording(
        ja: "指定した日時の状態・対応時間を調べる", en: "The state at another time, and staffed time between two")
    package static func deskAskTitle(_ plan: Wording) -> Wording {
        Wording(ja: "\(plan.ja)：日時を指定して調べる", en: "\(plan.en) at another time")
    }
    package static let deskAskAt = Wording(ja: "その日時の状態", en: "The state at a time")
    package static let deskAskSpan = Wording(ja: "二つの日時の間の対応時間", en: "Staffed time between two times")
    package static let deskAskSum = Wording(ja: "対応時間が経過する日時", en: "When so much staffed time has passed")
    package static let deskFrom = Wording(ja: "開始", en: "From")
    package static let deskTo = Wording(ja: "終了", en: "To")
    package static let deskStaffedAdd = Wording(ja: "対応時間の長さ", en: "Staffed time")
    package static let deskStaffedAddHint = Wording(
        ja: "4h、90m、2d のように入力します。2d は対応時間で 48 時間です。-4h のように負にすると、さかのぼって数えます。",
        en: "As 4h, 90m or 2d, which is 48 hours of staffed time. -4h counts back.")
    package static let deskShow = Wording(ja: "調べる", en: "Show")
    package static let deskWindows = Wording(ja: "この間の受付時間帯", en: "Windows in between")
    package static let deskMoreWindows = Wording(ja: "このあとにも受付時間帯があります。", en: "More windows follow.")
    package static func deskStateThen(_ moment: Wording, _ state: Wording) -> Wording {
        Wording(ja: "\(moment.ja) は「\(state.ja)」です。", en: "\(moment.en): \(state.en)")
    }
    package static func deskStateUntil(_ moment: Wording) -> Wording {
        Wording(ja: "この状態は \(moment.ja) までです。", en: "until \(moment.en)")
    }
    package static func deskStaffedTime(_ duration: String) -> Wording {
        Wording(ja: "対応時間は合計 \(duration)です。", en: "\(duration) of staffed time")
    }
    package static func deskStaffedAt(_ moment: Wording) -> Wording {
        Wording(ja: "\(moment.ja) に経過します。", en: "It has passed at \(moment.en).")
    }
    package static let deskStaffedNever = Wording(
        ja: "それだけの対応時間が経過することはありません。", en: "So much staffed time never passes.")
}
