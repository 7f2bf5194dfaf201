extension Help {
    package enum Status {
        package static let command = CommandHelp(
            Wording(ja: "ライブサポートがいま受け付けているかを表示します。", en: "Shows whether live support is open now."),
            discussion: Wording(
                ja: """
                    挙げたプランがすべて受付中なら 0、一つでも時間外か不明なら 1 で終了します。プランを挙げなければ、すべてを表示します。

                    --json では、プランを一つ挙げたときはその状態、そうでなければ {"plans":[…]} です。
                    """,
                en: """
                    Exits with 0 if every plan named is open, with 1 if one is closed or unknown. Without a name it shows \
                    all plans.

                    With --json: the availability of the one plan named; {"plans":[…]} for none or several.
                    """))
        package static let plans = Wording(
            ja: "表示するプラン。省略するとすべてです。", en: "The plans to show; all of them by default.")
        package static let at = Wording(ja: "いつの状態か。省略すると現在です。", en: "The instant to show; now by default.")
        package static let zone = Wording(
            ja: "時刻を表示するタイムゾーン。省略すると、デーモンの表示用のものです。",
            en: "The zone to answer in; by default the daemon's display zone.")
    }

    package enum Hours {
        package static let command = CommandHelp(
            Wording(
                ja: "対応時間帯を、一週間の図と一覧で表示します。",
                en: "The staffed windows, drawn as a week and as a list."),
            discussion: Wording(
                ja: "その下に、対応時間帯がこのタイムゾーンの時計で次にいつ、どれだけずれるかを示します。",
                en: "Below them it shows when the windows next shift on the zone's clocks, and by how much."))
        package static let plan = Wording(ja: "対応時間を表示するプラン。", en: "The plan whose hours to show.")
        package static let from = Wording(ja: "最初の日。省略すると今日です。", en: "The first day; today by default.")
        package static let days = Wording(ja: "日数。1 から 366 まで。", en: "How many days, 1 to 366.")
        package static let zone = Wording(
            ja: "時刻と日付を表示するタイムゾーン。省略すると、デーモンの表示用のものです。",
            en: "The zone whose clocks and days to show; by default the daemon's display zone.")
    }

    package enum Calendar {
        package static let command = CommandHelp(
            Wording(
                ja: "対応時間を、ほかのソフトが読む形式で出力します。",
                en: "Prints the hours in a format that other programs read."),
            discussion: Wording(
                ja: """
                    ics は予定表に取り込むカレンダー（iCalendar）、vavailability は予定の空き時間（RFC 7953）、jsonld は検索エンジン向けの \
                    schema.org、svg はこれから一週間の図、badge は「何時まで受付中」のバッジです。ics と vavailability の時刻は提供元の\
                    タイムゾーンです。ファイルに保存するには、出力を > basic.ics のように向けます。

                    --json では {"format":…,"document":…} です。
                    """,
                en: """
                    ics is a calendar to read into another one (iCalendar), vavailability calendar availability (RFC 7953), \
                    jsonld schema.org's form for search engines, svg a picture of the next seven days, badge a badge that \
                    says until when it is open. The times of ics and vavailability are in the vendor's zone. To keep it, \
                    redirect the output: > basic.ics.

                    With --json: {"format":…,"document":…}.
                    """))
        package static let plan = Wording(ja: "対応時間を出力するプラン。", en: "The plan whose hours to print.")
        package static let format = Wording(ja: "形式。省略すると ics です。", en: "The format; ics by default.")
        package static let zone = Wording(
            ja: "jsonld、svg、badge の時刻のタイムゾーン。省略すると、デーモンの表示用のものです。",
            en: "The zone of the times in jsonld, svg and badge; by default the daemon's display zone.")
    }

    package enum Wait {
        package static let command = CommandHelp(
            Wording(
                ja: "ライブサポートが受付中（または時間外）になるまで待ちます。",
                en: "Waits until live support is open (or closed)."),
            discussion: Wording(
                ja: "その状態になると 0 で終了します（すでにその状態なら、すぐに終了します）。先に --timeout の時間が過ぎると 75 で終了します。",
                en: "Exits with 0 when it is, at once if it is already, and with 75 when the timeout passes first."))
        package static let plan = Wording(ja: "待つプラン。", en: "The plan to wait for.")
        package static let awaited = Wording(ja: "待つ状態。", en: "What to wait for.")
        package static let timeout = Wording(
            ja: "待つ時間の上限: 90m、4h、PT30S。省略すると、いつまでも待ちます。",
            en: "How long to wait at most: 90m, 4h, PT30S; forever by default.")
    }

    package enum Staffed {
        package static let command = CommandHelp(
            Wording(
                ja: "二つの日時の間の対応時間、または指定した長さの対応時間が過ぎた日時を表示します。",
                en: "Staffed time between two instants, or the instant that much of it later."))
        package static let plan = Wording(ja: "対応時間を数えるプラン。", en: "The plan whose hours count.")
        package static let from = Wording(ja: "数え始める日時。", en: "The instant to count from.")
        package static let to = Wording(
            ja: "この日時までの対応時間を数えます。", en: "Count the staffed time up to this instant.")
        package static let add = Wording(
            ja: "この長さの対応時間が過ぎた日時を求めます（4h、PT4H。1 日は対応時間 24 時間）。負の長さ（-PT4H）では前にさかのぼります。",
            en: """
                Find the instant that much staffed time later (4h, PT4H; a day is 24 staffed hours); a negative duration \
                (-PT4H) goes back.
                """)
    }

    package enum Audit {
        package static let command = CommandHelp(
            Wording(
                ja: "公表されている対応時間の表を、計算した対応時間と照らし合わせます。",
                en: "Compares a published table of hours with the computed one."),
            discussion: Wording(
                ja: """
                    違う表があれば 1 で終了します。公表された表のないプランは、挙げない限り飛ばします。

                    --json では、プランを一つ挙げたときはその結果、そうでなければ {"audits":[…]} です。
                    """,
                en: """
                    Exits with 1 if a table differs. Plans without a published table are skipped unless they are named.

                    With --json: the audit of the one plan named; {"audits":[…]} for none or several.
                    """))
        package static let plans = Wording(
            ja: "照らし合わせるプラン。省略すると、公表された表のあるものすべてです。",
            en: "The plans to audit; by default all that have a published table.")
    }

    package enum Eval {
        package static let command = CommandHelp(
            Wording(
                ja: "任意の営業時間の式を、デーモンなしで計算します。",
                en: "Evaluates any opening-hours expression, without a daemon."),
            usage: Wording(
                ja: """
                    madoguchi eval <式> --zone <タイムゾーン> --at <日時>
                    madoguchi eval <式> --zone <タイムゾーン> --from <日時> --to <日時>
                    madoguchi eval <式> --zone <タイムゾーン> --from <日時> --add <時間>
                    """,
                en: """
                    madoguchi eval <expression> --zone <zone> --at <t>
                    madoguchi eval <expression> --zone <zone> --from <t> --to <t>
                    madoguchi eval <expression> --zone <zone> --from <t> --add <duration>
                    """),
            discussion: Wording(
                ja: """
                    最初に式を、OpenStreetMap の opening_hours の書き方で指定します: "Mo-Fr 06:00-17:00; PH off"。オフセットの\
                    ない日時は --zone で読み、結果もそのタイムゾーンで示します。

                    --at では、そのとき受付中なら 0、そうでなければ 1 で終了します。

                    --add の 1 日は、対応時間の 24 時間です。書き方は正しくても疑わしい点のある式には、その日時を基準にして警告します。
                    """,
                en: """
                    The expression comes first, in the notation of OpenStreetMap's opening_hours: "Mo-Fr 06:00-17:00; PH \
                    off". Times without an offset are read in --zone, and answers are given in it.

                    With --at the exit code is 0 if it is open then, 1 if not.

                    A day of --add is 24 staffed hours. Hours that are legal and suspicious are warned of, as of the \
                    instant.
                    """))
        package static let expression = Wording(ja: "営業時間の式。", en: "The opening hours.")
        package static let zone = Wording(ja: "式のタイムゾーン。", en: "The zone of the hours.")
        package static let at = Wording(ja: "この日時の状態を計算します。", en: "Evaluate at this instant.")
        package static let from = Wording(ja: "期間の始まり。", en: "Where the span begins.")
        package static let to = Wording(
            ja: "この日時までの対応時間帯と、その対応時間を求めます。",
            en: "The windows up to this instant, and the staffed time in them.")
        package static let add = Wording(
            ja: "この長さの対応時間が過ぎた日時（4h、PT4H。1 日は対応時間 24 時間）。負の長さ（-PT4H）では前にさかのぼります。",
            en: """
                The instant that much staffed time later (4h, PT4H; a day is 24 staffed hours); a negative duration \
                (-PT4H) goes back.
                """)
        package static let holidays = Wording(
            ja: "PH にあたる日付: 2026-12-25。", en: "Dates that PH stands for: 2026-12-25.")
    }

    package enum Zone {
        package static let command = CommandHelp(
            Wording(
                ja: "システムの tz データベースにあるタイムゾーンの内容を、デーモンなしで表示します。",
                en: "Shows what the system's tz database says about a zone, without a daemon."),
            discussion: Wording(
                ja: "tz データベースは TZDIR、指定がなければ /usr/share/zoneinfo です。",
                en: "The tz database is TZDIR where set, else /usr/share/zoneinfo."))
        package static let name = Wording(
            ja: "タイムゾーンの名前。America/Los_Angeles のように書きます。", en: "The zone's name, as America/Los_Angeles.")
        package static let from = Wording(
            ja: "切り替えの一覧の始まり。省略すると現在です。", en: "Where the list of transitions begins; now by default.")
        package static let to = Wording(
            ja: "切り替えの一覧の終わり。省略すると、始まりの二年後です。",
            en: "Where the list of transitions ends; by default two years after its beginning.")
    }
}
