extension Help {
    package enum Close {
        package static let command = CommandHelp(
            Wording(
                ja: "プランを、営業時間にかかわらず臨時休業にします。",
                en: "Closes a plan for a while, whatever its hours say."),
            usage: Wording(
                ja: """
                    madoguchi close <プラン> [--from <日時>] (--to <日時> | --for <時間> | --until-removed) [--reason <理由>] \
                    [--unknown] [--dry-run]
                    """,
                en: """
                    madoguchi close <plan> [--from <t>] (--to <t> | --for <duration> | --until-removed) [--reason <text>] \
                    [--unknown] [--dry-run]
                    """),
            discussion: Wording(
                ja: """
                    このコマンドが終わったときから、その間は何も送られず、状態の表示もこれに従います。送信待ちのメールの送信予定は、\
                    計算し直されます。表示された ID を madoguchi overrides remove に渡すと、取り消せます。
                    """,
                en: """
                    From when this returns nothing is sent within it, and answers follow it; what is queued gets a new \
                    time. It is taken back by madoguchi overrides remove with the id that is shown.
                    """))
        package static let plan = Wording(ja: "臨時休業にするプラン。", en: "The plan to close.")
        package static let unknown = Wording(
            ja: "休業とせず、受付中かどうか分からないものとします。何も送られないことは同じです。",
            en: "Not closed: it isn't known whether it is open. Nothing is sent within it either.")
    }

    package enum Open {
        package static let command = CommandHelp(
            Wording(
                ja: "プランを、営業時間にかかわらず臨時に受付中にします。",
                en: "Opens a plan for a while, whatever its hours say."),
            usage: Wording(
                ja: """
                    madoguchi open <プラン> [--from <日時>] (--to <日時> | --for <時間> | --until-removed) [--reason <理由>] \
                    [--dry-run]
                    """,
                en: """
                    madoguchi open <plan> [--from <t>] (--to <t> | --for <duration> | --until-removed) [--reason <text>] \
                    [--dry-run]
                    """),
            discussion: Wording(
                ja: """
                    送信待ちのメールは、その間にも送られます。表示された ID を madoguchi overrides remove に渡すと、取り消せます。
                    """,
                en: """
                    What is queued is sent within it, too. It is taken back by madoguchi overrides remove with the id that \
                    is shown.
                    """))
        package static let plan = Wording(ja: "臨時に受付中にするプラン。", en: "The plan to open.")
    }

    /// Options of `close` and `open`.
    package enum Override {
        package static let from = Wording(ja: "始まり。省略すると、受け付けた時です。", en: "Where it begins; now by default.")
        package static let to = Wording(
            ja: "終わり。日付だけなら、その日の 0 時です。", en: "Where it ends; a date alone is its midnight.")
        package static let duration = Wording(
            ja: "始まりからの長さ: 90m、4h、2d。", en: "How long it lasts from its beginning: 90m, 4h, 2d.")
        package static let untilRemoved = Wording(
            ja: "終わりを決めず、取り消すまで続けます。", en: "It has no end until it is removed.")
        package static let reason = Wording(
            ja: "理由。対応時間を調べる人のだれにでも表示されます。",
            en: "The reason, which everybody sees who asks about the plan.")
    }

    package enum Overrides {
        package static let command = CommandHelp(
            Wording(ja: "臨時の休業と受付を表示し、取り消します。", en: "Shows and removes overrides of hours."),
            discussion: Wording(
                ja: "重なっているときは、あとから登録されたものが優先します。",
                en: "Where two overlap, the one that was made later holds."))
        package static let id = Wording(ja: "臨時の休業または受付の ID。", en: "The override's id.")
    }

    package enum OverridesList {
        package static let command = CommandHelp(
            Wording(ja: "臨時の休業と受付を、新しい順に一覧にします。", en: "Lists overrides, the newest first."))
        package static let plan = Wording(
            ja: "このプランのものだけ。省略すると、すべてのプランです。", en: "Only this plan's; all plans' by default.")
    }

    package enum OverridesRemove {
        package static let command = CommandHelp(
            Wording(
                ja: "臨時の休業または受付を取り消します。", en: "Removes an override, so that what was before holds again."),
            discussion: Wording(
                ja: "終わったものは取り消せず、65 で終了します。",
                en: "One that is over can't be removed: it exits with 65."))
    }

    package enum Changes {
        package static let command = CommandHelp(
            Wording(
                ja: "ふだんの一週間と異なることになる日を、順に挙げます。",
                en: "Tells what of the usual week will be different."),
            discussion: Wording(
                ja: """
                    時計の切り替え、休日、臨時の休業と受付です。「!」は、ふだんの対応時間がなくなるものです。

                    --json では、プランを挙げたときはその結果、そうでなければ {"plans":[…]} です。
                    """,
                en: """
                    Changes of clocks, holidays and overrides. Those with a ! take away usual hours.

                    With --json: the changes of the plan named; {"plans":[…]} without a name.
                    """))
        package static let plan = Wording(
            ja: "表示するプラン。省略すると、すべてのプランです。", en: "The plan to show; all plans by default.")
        package static let days = Wording(
            ja: "今日から何日先まで。1 から 366 まで。省略すると 90 日です。",
            en: "How many days to look ahead, 1 to 366; 90 by default.")
    }

    package enum Calendars {
        package static let command = CommandHelp(
            Wording(
                ja: "休日と休業日のカレンダーを、どこから読み、何日あるかとともに表示します。",
                en: "Shows the calendars of holidays and closing days: where from, and how far they reach."))
    }
}
