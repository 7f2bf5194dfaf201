extension Help {
    package enum Remind {
        package static let command = CommandHelp(
            Wording(
                ja: "自分へのリマインダーを預かり、対応時間になったら送ります。",
                en: "Queues a reminder to yourself, to be sent when staff is available."),
            usage: FollowUp.usage("remind"), discussion: FollowUp.discussion)
    }

    package enum Send {
        package static let command = CommandHelp(
            Wording(
                ja: "お客様への案内メールを預かり、対応時間になったら送ります。",
                en: "Queues guidance for a customer, to be sent when staff is available."),
            usage: FollowUp.usage("send"), discussion: FollowUp.discussion)
    }

    /// Options of `remind`, `send` and `import`.
    package enum FollowUp {
        static func usage(_ command: String) -> Wording {
            Wording(
                ja: """
                    madoguchi \(command) <プラン> --to <アドレス> --template <id> [--var <名前=値> ...] [<オプション>]
                    madoguchi \(command) <プラン> --to <アドレス> --subject <件名> (--text <本文> | --text-file <ファイル>) \
                    [<オプション>]
                    """,
                en: """
                    madoguchi \(command) <plan> --to <address> --template <id> [--var <name=value> ...] [<options>]
                    madoguchi \(command) <plan> --to <address> --subject <subject> (--text <text> | --text-file <file>) \
                    [<options>]
                    """)
        }
        static let discussion = Wording(
            ja: """
                --not-before や --after-staffed を指定しなければ、プランの次の対応時間に送ります。このコマンドが終わったときには、\
                ディスクに保存されています。
                """,
            en: """
                It is sent at the next staffed instant of the plan unless --not-before or --after-staffed says otherwise. \
                It is on disk when this returns.
                """)

        package static let plan = Wording(
            ja: "どのプランの対応時間に送るか。", en: "The plan in whose staffed hours it is sent.")
        package static let to = Wording(ja: "受信者のメールアドレス。", en: "The recipient's mail address.")
        package static let idempotencyKey = Wording(
            ja: "任意の文字列。同じものを付けて繰り返しても、二通目は預かりません。",
            en: "Any text; repeating the command with the same text queues no second message.")

        package static let template = Wording(
            ja: "件名と本文の代わりに使うテンプレート。", en: "A template, in place of a subject and a text.")
        package static let subject = Wording(ja: "件名。", en: "The subject.")
        package static let text = Wording(ja: "本文。", en: "The text.")
        package static let textFile = Wording(
            ja: "本文のファイル（UTF-8）。- は標準入力です。", en: "A file with the text, in UTF-8; - is standard input.")
        package static let language = Wording(
            ja: "メールの言語: ja または en。", en: "The message's language: ja or en.")

        package static let when = Wording(
            ja: "次の対応時間帯。省略してもこうなります。", en: "The next staffed window; this is the default.")
        package static let notBefore = Wording(
            ja: "この日時以降の、最初の対応時間。", en: "The first staffed instant at or after this one.")
        package static let afterStaffed = Wording(
            ja: "この長さの対応時間が過ぎたとき: 4h、PT4H。1 日は対応時間 24 時間です。",
            en: "Once this much staffed time has passed: 4h, PT4H; a day is 24 staffed hours.")

        package static let expiresAt = Wording(
            ja: "期限。省略すると無期限です。", en: "When it expires; never by default.")
        package static let priority = Wording(
            ja: "0 から 9 まで。大きいほど先に送ります。省略すると 4 です。",
            en: "0 to 9, the greater the sooner; 4 by default.")
        package static let caseLabel = Wording(
            ja: "関連するフォローアップをまとめるラベル。#123456 のように書きます。",
            en: "A label for several follow-ups that belong together, as #123456.")

        package static let variable = Wording(
            ja: "変数の値。変数ごとに指定できます。", en: "A variable's value; may be given for each variable.")
        package static let variableFile = Wording(
            ja: """
                変数の値をファイルから読みます。最後の改行は除きます。- は標準入力で、端末では、秘密の値は画面に表示せずに\
                入力できます。こうすると、秘密の値がほかの人にも見えるコマンドラインに残りません。
                """,
            en: """
                A variable's value from a file, without the final line end; - is standard input, where a terminal is asked \
                for a secret without echo. This keeps secrets off the command line, where others could see them.
                """)
    }
}
