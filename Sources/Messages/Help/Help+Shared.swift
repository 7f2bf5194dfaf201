extension Help {
    /// The client itself, and the options of all its commands.
    package enum Client {
        package static let command = CommandHelp(
            Wording(
                ja: "ライブサポートの対応時間を調べ、メールを預かってその時間に送り、案件を先へ進めます。",
                en: "Shows when staff is available, queues messages for those hours, and follows up cases."),
            discussion: Wording(
                ja: """
                    表示は LC_ALL、LC_MESSAGES、LANG に従って、日本語または英語になります。

                    \(ExitStatus.line(exitStatuses).ja)

                    日時は RFC 3339（2026-11-24T10:00:00+09:00）で書きます。オフセットのない日時と日付だけのものは、--zone の\
                    タイムゾーン、指定がなければデーモンの表示用のタイムゾーンで読みます。時間の長さは 4h、90m、1h30m または \
                    ISO 8601（PT4H）で書きます。
                    """,
                en: """
                    Answers are in Japanese or English by LC_ALL, LC_MESSAGES and LANG.

                    \(ExitStatus.line(exitStatuses).en)

                    Times are RFC 3339 (2026-11-24T10:00:00+09:00); one without an offset, or a date alone, is read in \
                    the zone of --zone, or else in the daemon's display zone. Durations are 4h, 90m, 1h30m or ISO 8601 \
                    (PT4H).
                    """))

        package static let runtimeDirectory = Wording(
            ja: "デーモンのソケットがあるディレクトリ。省略すると MADOGUCHI_RUNTIME_DIR、それもなければ /run/madoguchi。",
            en: "The directory of the daemon's sockets: MADOGUCHI_RUNTIME_DIR where set, else /run/madoguchi.")
        package static let json = Wording(ja: "JSON で表示します。", en: "Answer in JSON.")
        package static let wide = Wording(
            ja: "端末の幅に合わせた省略をしません。", en: "Leave nothing out for the terminal's width.")
    }

    /// Options of several commands.
    package enum Shared {
        package static let quiet = Wording(
            ja: "何も表示せず、終了コードだけで知らせます。", en: "Print nothing; the exit code tells.")
        package static let watch = Wording(ja: "Ctrl-C まで表示し続けます。", en: "Keep showing it, until Ctrl-C.")
        package static let dryRun = Wording(
            ja: "実行せずに、どうなるかだけを表示します。", en: "Only show what would be done.")
        package static let limit = Wording(
            ja: "表示する件数の上限。省略すると 50 件です。", en: "How many at most; 50 by default.")
        package static let all = Wording(ja: "すべて表示します。", en: "All of them.")
        package static let plan = Wording(ja: "このプランのものだけ。", en: "Only this plan's.")
        package static let pages = Wording(
            ja: "--json では、デーモンの返すページを一行に一つずつ表示します。複数になるのは --all か大きな --limit のときだけです。",
            en: """
                With --json: the daemon's pages, each on a line of its own; there are several only with --all or a \
                large --limit.
                """)
        package static let readersLanguage = Wording(
            ja: "ja または en。省略すると、表示に使っている言語です。", en: "ja or en; yours by default.")
    }
}
