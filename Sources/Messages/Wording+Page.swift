package import SupportHours

// The public pages.

// MARK: States

extension Wording {
    package static let pageOpen = Wording(ja: "受付中", en: "Open")
    package static let pageClosed = Wording(ja: "時間外", en: "Closed")
    package static let pageUnknown = Wording(ja: "不明", en: "Not known")

    /// Of a state that never ends.
    package static let pageAlwaysOpen = Wording(ja: "いつでも受け付けています", en: "At any time")
    package static let pageNeverOpen = Wording(ja: "受付の予定はありません", en: "No hours are planned")
    package static let pageAlwaysUnknown = Wording(
        ja: "担当者がいるかどうかは公表されていません", en: "Whether anybody is there isn't published")

    /// A sentence around an instant: what comes before it, and after it.
    package struct PageLead: Sendable {
        package let before: Wording
        package let after: Wording

        package static let openUntil = PageLead(
            before: Wording(ja: "", en: "until "), after: Wording(ja: " まで", en: ""))
        package static let closedUntil = openUntil
        package static let opensAt = PageLead(
            before: Wording(ja: "次は ", en: "Opens "), after: Wording(ja: " から", en: ""))
    }

    /// - Parameter minutes: until a state ends, less than a day.
    package static func pageLeft(minutes: Int) -> Wording {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        return hours == 0 ? fill(pageMinutesLeft, hours, rest) : fill(pageHoursLeft, hours, rest)
    }

    /// Templates, which a script fills in, too: `{h}` are hours, `{m}` minutes.
    package static let pageHoursLeft = Wording(ja: "あと {h} 時間 {m} 分", en: "{h} h {m} min left")
    package static let pageMinutesLeft = Wording(ja: "あと {m} 分", en: "{m} min left")

    private static func fill(_ template: Wording, _ hours: Int, _ minutes: Int) -> Wording {
        func filled(_ text: String) -> String {
            text.replacing("{h}", with: String(hours)).replacing("{m}", with: String(minutes))
        }
        return Wording(ja: filled(template.ja), en: filled(template.en))
    }
}

// MARK: Titles

extension Wording {
    package static let pageBrand = Wording(ja: "窓口", en: "madoguchi")
    package static let pageAllPlans = Wording(ja: "すべての受付時間", en: "All hours")
    /// - Parameters:
    ///   - plan: its name.
    package static func pageTitle(_ plan: Wording, is state: Wording) -> Wording {
        Wording(ja: "\(plan.ja)：\(state.ja) — 窓口", en: "\(plan.en): \(state.en.lowercasedFirst) — madoguchi")
    }
    package static func pageTitle(_ title: Wording) -> Wording {
        Wording(ja: "\(title.ja) — 窓口", en: "\(title.en) — madoguchi")
    }
    package static func pageDescription(_ plan: Wording) -> Wording {
        Wording(
            ja: "\(plan.ja)の受付状況、これから1週間の受付時間、これからの変更。",
            en: "Whether \(plan.en) is open now, the hours of the coming week, and what is going to change.")
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

// MARK: Labels

extension Wording {
    package static let pageSkip = Wording(ja: "本文へ", en: "Skip to the content")
    package static let pagePlans = Wording(ja: "プラン", en: "Plans")
    package static let pageNext = Wording(ja: "次の受付", en: "Next:")
    package static let pageWeek = Wording(ja: "これから1週間", en: "The coming week")
    package static let pageDay = Wording(ja: "日", en: "Day")
    package static let pageHours = Wording(ja: "受付時間", en: "Hours")
    package static let pageNow = Wording(ja: "いま", en: "now")
    package static let pageChanges = Wording(ja: "これからの変更", en: "What is going to change")
    package static let pageNoChanges = Wording(
        ja: "ふだんの1週間と違う予定はありません。", en: "Nothing: the usual week goes on.")
    package static let pageAlways = Wording(ja: "いつでも使える窓口", en: "There at any time")
    package static let pageFeeds = Wording(
        ja: "カレンダーやほかのページで使う", en: "For calendars and other pages")
    package static let pageCalendar = Wording(ja: "iCalendar を購読", en: "iCalendar")
    package static let pageAvailability = Wording(ja: "受付可能な時間（VAVAILABILITY）", en: "Availability (VAVAILABILITY)")
    package static let pageStructuredData = Wording(ja: "検索エンジン用（JSON-LD）", en: "For search engines (JSON-LD)")
    package static let pageBadge = Wording(ja: "バッジ", en: "Badge")
    package static let pageWeekPicture = Wording(ja: "1週間の図", en: "Picture of the week")
    package static let pageWhy = Wording(ja: "この答えの根拠", en: "What this follows from")
    package static let pageRule = Wording(ja: "受付時間の規則", en: "Rule")
    package static let pageZone = Wording(ja: "タイムゾーン", en: "Time zone")
    package static let pageRelease = Wording(ja: "タイムゾーンのデータベース", en: "Time zone database")
    package static let pageSnippet = Wording(ja: "ほかのページに埋め込むには", en: "To embed it in another page")
    package static let pageMore = Wording(ja: "くわしい受付時間", en: "All hours of this plan")
    package static let pageOwnZone = Wording(ja: "お使いの地域の時刻で見る", en: "Show it on my own clock")
    package static let pageFooter = Wording(
        ja: "提供元の受付時間を、タイムゾーンのデータベースから計算しています。",
        en: "Computed from the vendor's own hours and the time zone database.")
    /// Leads to the page in the other language, and is in that language.
    package static func pageLanguage(_ language: Language) -> String {
        switch language {
        case .ja: "日本語"
        case .en: "English"
        }
    }

    package static func pageWeekday(_ weekday: Weekday) -> Wording {
        Wording(ja: "\(weekday.japaneseAbbreviation)曜日", en: weekday.englishName)
    }
    /// - Parameter moment: date and time.
    package static func pageAsOf(_ moment: Wording) -> Wording {
        Wording(ja: "\(moment.ja) 現在の表示です。", en: "As of \(moment.en).")
    }
    /// - Parameter zone: as it is called.
    package static func pageWeekNote(_ zone: Wording) -> Wording {
        Wording(ja: "時刻は\(zone.ja)です。縦の線が現在の時刻です。", en: "Times are in \(zone.en). The line marks the present.")
    }
}

// MARK: Days and hours

extension Wording {
    /// - Parameter time: on today's clock.
    package static func pageToday(_ time: String) -> Wording { Wording(ja: "今日 \(time)", en: "today \(time)") }
    package static func pageTomorrow(_ time: String) -> Wording { Wording(ja: "明日 \(time)", en: "tomorrow \(time)") }
    package static let pageAllDay = Wording(ja: "終日", en: "All day")
    package static let pageNoHours = Wording(ja: "受付なし", en: "Closed")
    package static func pageUnpublished(_ hours: Wording) -> Wording {
        Wording(ja: "\(hours.ja)（未公表）", en: "\(hours.en) (not published)")
    }
    /// Between hours of a day.
    package static let pageComma = Wording(ja: "、", en: ", ")
    /// Between a plan and its channels.
    package static let pageSeparator = Wording(ja: "・", en: " · ")
    /// Channels or plans, one beside the other.
    package static func pageItems(_ items: [Wording]) -> Wording {
        Wording(ja: items.map(\.ja).joined(separator: "・"), en: items.map(\.en).joined(separator: ", "))
    }
}

// MARK: Reasons

extension Wording {
    /// Why a plan is as it is while an override holds.
    ///
    /// - Parameter reason: the operator's words.
    package static func pageClosedBy(_ reason: Wording?) -> Wording {
        reasoned(Wording(ja: "臨時休業です", en: "Closed for the time being"), reason)
    }
    package static func pageOpenedBy(_ reason: Wording?) -> Wording {
        reasoned(Wording(ja: "臨時に受け付けています", en: "Open for the time being"), reason)
    }
    package static func pageUnknownBy(_ reason: Wording?) -> Wording {
        reasoned(
            Wording(ja: "いまは、受け付けているかどうか分かりません", en: "Whether it is open now isn't known"), reason)
    }
    package static func pageHoliday(_ name: Wording?) -> Wording {
        Wording(
            ja: "祝休日\(name.map { "（\($0.ja)）" } ?? "")の受付時間です。",
            en: "These are the hours of a holiday\(name.map { " (\($0.en))" } ?? "").")
    }
    private static func reasoned(_ sentence: Wording, _ reason: Wording?) -> Wording {
        Wording(
            ja: reason.map { "\(sentence.ja)：\($0.ja)" } ?? "\(sentence.ja)。",
            en: reason.map { "\(sentence.en): \($0.en)" } ?? "\(sentence.en).")
    }

    package static let pageByHours = Wording(ja: "提供元の受付時間の規則によります。", en: "It follows from the vendor's hours.")
    package static let pageByHoliday = Wording(ja: "祝休日の規則によります。", en: "It follows from the rule for holidays.")
    package static let pageByOverride = Wording(
        ja: "規則より先に、臨時の受付や休業の設定が効いています。", en: "An exception holds, whatever the rule says.")
}

// MARK: Channels

extension Wording {
    /// - Parameter channel: as the configuration names it; one that isn't known here has that name.
    package static func channel(_ channel: String) -> Wording {
        switch channel {
        case "live-chat": Wording(ja: "ライブチャット", en: "live chat")
        case "chat": Wording(ja: "チャット", en: "chat")
        case "ai-chat": Wording(ja: "AI チャット", en: "AI chat")
        case "email", "mail": Wording(ja: "メール", en: "e-mail")
        case "phone": Wording(ja: "電話", en: "phone")
        case "form": Wording(ja: "お問い合わせフォーム", en: "contact form")
        case "desk": Wording(ja: "窓口", en: "desk")
        default: Wording(verbatim: channel)
        }
    }
}
