import SupportHours

// The desk's pages of what is needed seldom.

// MARK: The list of them

extension Wording {
    package static let deskRecurring = Wording(ja: "定期メール", en: "Recurring letters")
    package static let deskRecurringAbout = Wording(
        ja: "送信の規則、前回と次回、宛先リストで飛ばした行", en: "When each goes, and who is passed over in its list")
    package static let deskSuppressions = Wording(ja: "配信停止の宛先", en: "Suppressed addresses")
    package static let deskSuppressionsAbout = Wording(
        ja: "送信しない宛先の一覧、追加、解除", en: "Addresses that nothing is sent to")
    package static let deskReport = Wording(ja: "レポート", en: "Report")
    package static let deskReportAbout = Wording(
        ja: "期間ごとの問い合わせと解決、ガイドの目安との比較", en: "How the cases of a period went, beside what the guide says")
    package static let deskCalendarsAbout = Wording(
        ja: "読み込み元、期間、読み込めなかった理由", en: "Where their days are from, and what is wrong with them")
    package static let deskDoctor = Wording(ja: "点検", en: "Condition")
    package static let deskDoctorAbout = Wording(
        ja: "ディスク、データベース、送信待ち、時計、文面、中継先", en: "Disk, database, queue, clock, templates, relay")
    package static let deskBackup = Wording(ja: "バックアップ", en: "Backup")
    package static let deskBackupAbout = Wording(ja: "データベース全体の写しを保存", en: "A copy of the whole database")
}

// MARK: Calendars

extension Wording {
    package static let deskNoCalendars = Wording(ja: "カレンダーは設定されていません。", en: "No calendar is configured.")
    package static let deskLastRead = Wording(ja: "最後に読み込んだ日時", en: "Last read")
}

// MARK: Recurring letters

extension Wording {
    package static let deskRecurringLead = Wording(
        ja: "予定の日時以降、最初の受付時間帯に送信します。規則と宛先リストは設定ファイルで変更します。",
        en: "Each goes in the first staffed window from its time on. Rules and lists are changed in the configuration.")
    package static let deskNoRecurring = Wording(ja: "定期メールは設定されていません。", en: "No recurring letter is configured.")
    package static let deskNextTime = Wording(ja: "次回", en: "Next")
    package static let deskLastTime = Wording(ja: "前回", en: "Last")
    package static let deskNotYet = Wording(ja: "まだ送信していません", en: "not yet")
    package static let deskRule = Wording(ja: "規則", en: "Rule")
    package static let deskRuleNotation = Wording(ja: "規則の表記（RFC 5545）", en: "The rule as it is written (RFC 5545)")
    package static let deskRecipients = Wording(ja: "宛先", en: "Recipients")
    package static func deskRecipients(_ number: String) -> Wording { Wording(ja: "\(number) 件", en: number) }
    package static let deskListFile = Wording(ja: "宛先リスト", en: "List")
    package static func deskPassedOver(_ number: String) -> Wording {
        Wording(ja: "飛ばした行 \(number) 行（送信されません）", en: "Rows passed over: \(number) (they get nothing)")
    }
    package static let deskListUnreadable = Wording(
        ja: "宛先リストを読み込めません。理由は「その他」の「点検」に表示されます。", en: "Its list can't be read: \"More\", \"Condition\" says why.")
    package static let deskListNotes = Wording(ja: "宛先リストについて", en: "About the list")

    package static func deskEvery(days: Int) -> Wording {
        days == 1 ? Wording(ja: "毎日", en: "every day") : Wording(ja: "\(days) 日ごと", en: "every \(days) days")
    }
    /// - Parameter days: nil where the rule doesn't name any.
    package static func deskEvery(weeks: Int, on days: Wording?) -> Wording {
        let (ja, en) = weeks == 1 ? ("毎週", "every week") : ("\(weeks) 週間ごと", "every \(weeks) weeks")
        guard let days else { return Wording(ja: ja, en: en) }
        return Wording(ja: ja + (weeks == 1 ? "" : "、") + days.ja, en: "\(en) on \(days.en)")
    }
    package static func deskEvery(months: Int, on days: Wording) -> Wording {
        months == 1
            ? Wording(ja: "毎月\(days.ja)", en: "every month on \(days.en)")
            : Wording(ja: "\(months) か月ごと、\(days.ja)", en: "every \(months) months on \(days.en)")
    }
    package static func deskRuleTime(_ days: Wording, _ time: String) -> Wording {
        Wording(ja: "\(days.ja) \(time)", en: "\(days.en) at \(time)")
    }
    /// - Parameter code: `MO`.
    package static func deskWeekday(code: String) -> Wording? {
        Weekday.allCases.first { $0.code.uppercased() == code }.map { .pageWeekday($0) }
    }
    /// - Parameter day: from 1; negative from the month's end.
    package static func deskMonthDay(_ day: Int) -> Wording {
        switch day {
        case -1: Wording(ja: "末日", en: "its last day")
        case ..<0: Wording(ja: "末日の \(-day - 1) 日前", en: "day \(-day) from its end")
        default: Wording(ja: "\(day) 日", en: "day \(day)")
        }
    }
    /// - Parameter place: from 1; -1 for the last one.
    package static func deskNthWeekday(_ place: Int, _ day: Wording) -> Wording {
        switch place {
        case -1: Wording(ja: "最終\(day.ja)", en: "the last \(day.en)")
        case ..<0: Wording(ja: "後ろから第 \(-place) \(day.ja)", en: "\(day.en) no. \(-place) from its end")
        default: Wording(ja: "第 \(place) \(day.ja)", en: "\(day.en) no. \(place)")
        }
    }
}

// MARK: Suppressions

extension Wording {
    package static let deskSuppressionsLead = Wording(
        ja: "ここにある宛先には、依頼しても送信されません。", en: "Nothing is sent to these, even where somebody asks for it.")
    package static let deskSuppressed = Wording(ja: "一覧", en: "The list")
    package static let deskNoSuppressions = Wording(ja: "配信停止の宛先はありません。", en: "No address is suppressed.")
    package static let deskNoneFrom = Wording(
        ja: "この文字で始まる宛先も、それより後の宛先もありません。", en: "None begins so, and none comes after it.")
    package static let deskFindAddress = Wording(ja: "宛先を探す", en: "Find an address")
    package static let deskFindHint = Wording(ja: "先頭の何文字かで探せます。", en: "Its first letters are enough.")
    package static let deskFind = Wording(ja: "探す", en: "Find")
    package static func deskNotSuppressed(_ text: String) -> Wording {
        Wording(
            ja: "\(text) で始まる宛先はありません。アルファベット順で、その後にあるものを表示しています。",
            en: "None begins with \(text); these come after it in alphabetical order.")
    }
    package static let deskScopeAll = Wording(ja: "すべて", en: "everything")
    package static let deskScopeRecurring = Wording(ja: "定期メールのみ", en: "recurring only")
    package static let deskScopeAllLong = Wording(ja: "すべてのメールを送らない", en: "No messages at all")
    package static let deskScopeRecurringLong = Wording(ja: "定期メールだけを送らない", en: "No recurring letters")
    package static let deskFurtherNames = Wording(ja: "次のページ", en: "Next page")
    package static let deskFirstNames = Wording(ja: "最初から", en: "From the beginning")
    package static let deskSuppress = Wording(ja: "配信停止にする", en: "Suppress an address")
    package static let deskSuppressLead = Wording(
        ja: "送信待ちのメールも取り消されます。", en: "What is queued to it is cancelled, too.")
    package static let deskSuppressReason = Wording(ja: "理由（任意）", en: "Reason (optional)")
    package static let deskSuppressReasonHint = Wording(
        ja: "この一覧を見る担当者のための覚え書きです。お客様には表示されません。",
        en: "For those who read this list; the customer doesn't see it.")
    package static func deskSuppressedNow(_ address: String, isAll: Bool, cancelled: Int) -> Wording {
        let done = isAll ? suppressed(address) : suppressedRecurring(address)
        let (ja, en) = (
            cancelled == 0 ? "" : "送信待ちの \(cancelled) 件を取り消しました。",
            cancelled == 0 ? "" : " \(cancelled) queued \(cancelled == 1 ? "message is" : "messages are") cancelled."
        )
        return Wording(ja: "\(done.ja)。\(ja)", en: "\(done.en).\(en)")
    }
    package static let deskUnsuppressShort = Wording(ja: "解除する…", en: "Take off…")
    package static let deskUnsuppress = Wording(ja: "配信停止を解除する", en: "Take it off the list")
    package static let deskUnsuppressLead = Wording(
        ja: "解除すると、この宛先への送信を再開できます。お客様ご本人の希望で停止した宛先は、ご本人の了承を得てから解除してください。",
        en: "Messages may be sent to it again. Where the customer asked not to get any, have their consent first.")
    package static func deskUnsuppressed(_ address: String) -> Wording {
        Wording(ja: "\(unsuppressed(address).ja)。", en: "\(unsuppressed(address).en).")
    }
}

// MARK: The report

extension Wording {
    package static let deskAll = Wording(ja: "すべて", en: "all")
    package static let deskFirstDay = Wording(ja: "最初の日", en: "First day")
    package static let deskLastDay = Wording(ja: "最後の日", en: "Last day")
    package static let deskShowReport = Wording(ja: "表示する", en: "Show")
    package static let deskThisMonth = Wording(ja: "今月", en: "This month")
    package static let deskLastMonth = Wording(ja: "先月", en: "Last month")
    package static func deskDays(_ count: Int) -> Wording { Wording(ja: "\(count) 日間", en: "\(count) days") }
    package static let deskYear = Wording(ja: "1 年間", en: "A year")
    package static func deskDays(from first: Wording, to last: Wording) -> Wording {
        Wording(ja: "\(first.ja) から \(last.ja) まで", en: "\(first.en) to \(last.en)")
    }
    package static func deskAgainst(_ span: Wording) -> Wording {
        Wording(ja: "比較する期間：\(span.ja)", en: "Against the period \(span.en)")
    }
    package static let deskCounts = Wording(ja: "この期間と前の期間", en: "This period and the one before")
    package static let deskClaimsLead = Wording(
        ja: "ガイドの数字は、それぞれ別のことがらについてのものです。合計したり、置き換えたりできません。",
        en: "Each of the guide's figures is about something else: they don't add up, and none stands for another.")
    package static let deskStages = Wording(ja: "どの段階で解決したか", en: "Which step settled them")
    package static let deskNothingResolved = Wording(
        ja: "この期間に解決した案件はありません。", en: "No case was resolved in this period.")
    package static let deskShare = Wording(ja: "割合", en: "Share")
}

// MARK: Condition and backup

extension Wording {
    package static let deskToSeeTo = Wording(ja: "確認が必要なこと", en: "To be seen to")
    package static let deskInOrder = Wording(ja: "正常なこと", en: "In order")
    package static let deskStateDirectory = Wording(ja: "データの場所", en: "Data directory")
    package static let deskSeeCalendars = Wording(
        ja: "「その他」の「祝休日のカレンダー」で、取得元を確認できます。", en: "\"More\", \"Calendars of holidays\" shows where it is from.")
    package static let deskSeeRecurring = Wording(
        ja: "「その他」の「定期メール」で該当の行を確認し、直してください。飛ばした宛先には送られません。",
        en: "\"More\", \"Recurring letters\" shows the rows; who is passed over gets nothing.")
    package static let deskThenResume = Wording(
        ja: "対処したら「送信を再開する」を押してください。", en: "Once that is done, press \"Resume sending\".")
    package static let deskCheckRelay = Wording(
        ja: "「送信」で理由を確かめ、下の「中継先を点検する」を試してください。", en: "See the reasons in the queue, and check the relay.")
    package static let deskAddPlanOrCancel = Wording(
        ja: "プランを設定に戻すか、「送信」で取り消してください。", en: "Add the plan again, or cancel them in the queue.")
    package static let deskSeeUncertain = Wording(
        ja: "「送信」で「結果不明」のものを確かめ、再送するか取り消してください。",
        en: "See the uncertain ones in the queue, then retry or cancel each.")
    package static let deskCheckRelayNow = Wording(ja: "中継先を点検する", en: "Check the relay")
    package static let deskCheckRelayLead = Wording(
        ja: "メールを送らずに、中継先へ接続できるかを確かめます。", en: "Connects to the relay without sending anything.")
    package static func deskRelayRefuses(_ place: String, _ problem: String, advice: String?) -> Wording {
        Wording(
            ja: "中継先に問題があります（\(place)）：\(problem)" + (advice.map { "。\($0)" } ?? ""),
            en: "The relay wouldn't take messages (\(place)): \(problem)" + (advice.map { ". \($0)" } ?? ""))
    }
    package static func deskRelayTakes(_ place: String, _ facts: [Wording]) -> Wording {
        Wording(
            ja: "中継先は正常です（\(place)）：\(facts.map(\.ja).joined(separator: "、"))",
            en: "The relay is fine (\(place)): \(facts.map(\.en).joined(separator: ", "))")
    }
    package static let deskBackupLead = Wording(
        ja: "いまの時点のデータベース全体を、1 つのファイルとして保存します。送信は止まりません。",
        en: "Saves the whole database as it is now in one file. Sending goes on meanwhile.")
    package static let deskBackupCare = Wording(
        ja: "お客様の宛先や文面がすべて含まれます。共有の端末には保存せず、安全な場所に移してください。",
        en: "It has every customer's address and message. Keep it off shared devices, and move it to a safe place.")
    package static let deskBackupMake = Wording(ja: "保存する", en: "Save it")
}
