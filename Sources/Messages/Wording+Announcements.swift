// What operators are told beforehand of changes of their plans' hours.

// MARK: The reminder

extension Wording {
    /// - Parameters:
    ///   - plan: its name.
    ///   - date: on which the change begins.
    package static func announcementSubject(of plan: Wording, on date: Wording) -> Wording {
        Wording(
            ja: "【窓口】\(date.ja)の受付時間について（\(plan.ja)）", en: "[madoguchi] The hours on \(date.en) (\(plan.en))")
    }

    /// - Parameters:
    ///   - plan: its name.
    ///   - clocks: what it comes to on each clock, a sentence each.
    ///   - id: the plan's name in the configuration.
    package static func announcement(
        of plan: Wording, _ clocks: [(zone: Wording, sentences: [Wording])], id: String
    ) -> Wording {
        let ja = clocks.map { "■ \($0.zone.ja)\n\($0.sentences.map(\.ja).joined(separator: "\n"))" }
        let en = clocks.map { "\($0.zone.en):\n\($0.sentences.map(\.en).joined(separator: "\n"))" }
        return Wording(
            ja: """
                お疲れさまです。
                窓口（madoguchi）からのお知らせです。

                \(plan.ja)の受付時間について、次の予定があります。

                \(ja.joined(separator: "\n\n"))

                この先の予定は、次のコマンドで確かめられます。

                    madoguchi changes \(id)

                """,
            en: """
                Hello,

                This is a note from madoguchi.

                Coming up in the hours of \(plan.en):

                \(en.joined(separator: "\n\n"))

                What else is to come:

                    madoguchi changes \(id)

                """)
    }

    /// On the vendor's own clock nothing moves.
    ///
    /// - Parameter hours: `06:00–17:00`
    package static func hoursStay(_ hours: Wording) -> Wording {
        Wording(ja: "\(hours.ja) のまま変わりません。", en: "\(hours.en) as before.")
    }
}

// MARK: The configuration

extension Wording {
    package static let aheadValue = Wording(
        ja: "時間の長さの一覧（[14d, 2d] など）", en: "a list of durations, as [14d, 2d]")
    package static func fewDurations(most: Int) -> Wording {
        Wording(
            ja: "1 個から \(most) 個までの時間の長さ（[14d, 2d] など）", en: "one to \(most) durations, as [14d, 2d]")
    }
    /// - Parameter duration: as ISO 8601.
    package static func durationTwice(_ duration: String) -> Wording {
        Wording(
            ja: "同じ長さ（\(duration)）が二回書かれています。一度だけ書いてください",
            en: "names the same duration (\(duration)) twice; name it once")
    }
    /// - Parameter longest: as ISO 8601.
    package static func aheadTooLong(longest: String) -> Wording {
        Wording(ja: "長すぎます。\(longest) 以下にしてください", en: "is too long; give \(longest) or less")
    }
    /// - Parameter keep: as ISO 8601.
    package static func announcedBeyondKeep(_ keep: String) -> Wording {
        Wording(
            ja: "follow_ups.keep（\(keep)）より長くはできません。送ったお知らせが変更の前に削除され、同じものをもう一度送ることに"
                + "なるためです。ahead を短くするか、follow_ups.keep を長くしてください",
            en:
                "exceeds follow_ups.keep (\(keep)): the reminder would be pruned before the change, and sent once more; "
                + "give less, or keep follow-ups for longer")
    }
    package static let planOrAlwaysValue = Wording(
        ja: "プランの名前か、always（いつでも）", en: "a plan's name, or always (at any time)")
    /// - Parameter plans: at least one.
    package static func nobodyToAnnounceTo(_ plans: [String]) -> Wording {
        let names = Wording.list(plans)
        return Wording(
            ja: "お知らせの宛先がありません（\(names.ja)）。guidance.operator か、そのプランの operator を書いてください",
            en: "there is nobody to remind (\(names.en)); give guidance.operator, or the plan's operator")
    }
}

// MARK: The log

extension Wording {
    package static func announcementQueued(_ plan: String, _ id: String) -> Wording {
        Wording(
            ja: "\(plan): 受付時間の変更のお知らせ \(id) を送信待ちにしました",
            en: "\(plan): the reminder \(id) of a change of hours is queued")
    }
    package static func announcementWithdrawn(_ plan: String, _ id: String) -> Wording {
        Wording(
            ja: "\(plan): 変更の予定がなくなったか、次のお知らせの時期になったため、お知らせ \(id) を取り消しました",
            en:
                "\(plan): the reminder \(id) of a change of hours is cancelled: the change is off, or a later reminder is due"
        )
    }
    package static func announcementUnwritable(_ plan: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(plan): 受付時間の変更のお知らせを作成できません: \(reason.ja)",
            en: "\(plan): a reminder of a change of hours can't be written: \(reason.en)")
    }
}
