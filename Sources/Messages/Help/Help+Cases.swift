extension Help {
    package enum Case {
        package static let command = CommandHelp(
            Wording(
                ja: "案件を開いてプレイブックどおりに進め、その経過を記録します。",
                en: "Opens cases, which follow their playbooks, and records what happens to them."))
        package static let id = Wording(ja: "案件の ID。", en: "The case's id.")
    }

    package enum CaseOpen {
        package static let command = CommandHelp(
            Wording(
                ja: "案件を開きます。最初のメールはプランの対応時間に送り、そのあとも順に続きます。",
                en: "Opens a case: its first message is queued for the plan's staffed time, and the others follow."),
            usage: Wording(
                ja: """
                    madoguchi case open <プレイブック> --plan <プラン> [--to <アドレス>] [--name <名前>] [<オプション>]
                    """,
                en: "madoguchi case open <playbook> --plan <plan> [--to <address>] [--name <name>] [<options>]"),
            discussion: Wording(
                ja: """
                    手順は "madoguchi playbooks show PLAYBOOK" で見られます。このコマンドが終わったときには、案件はディスクに\
                    保存されています。
                    """,
                en: """
                    "madoguchi playbooks show PLAYBOOK" shows the steps. The case is on disk when this returns.
                    """))
        package static let playbook = Wording(ja: "従うプレイブック。", en: "The playbook that it follows.")
        package static let plan = Wording(
            ja: "どのプランの対応時間に合わせるか。", en: "The plan whose staffed hours it keeps to.")
        package static let to = Wording(ja: "お客様のメールアドレス。", en: "The customer's mail address.")
        package static let operatorAddress = Wording(
            ja: "リマインダーを送る、運営者のメールアドレス。省略すると、設定にあるものです。",
            en: "The mail address for reminders; the configured one by default.")
        package static let language = Wording(
            ja: "メールの言語: ja または en。", en: "The messages' language: ja or en.")
        package static let name = Wording(
            ja: "お客様の名前（変数 'name'）。", en: "The customer's name: the variable 'name'.")
        package static let note = Wording(ja: "案件の最初のメモ。", en: "The case's first note.")
        package static let idempotencyKey = Wording(
            ja: "任意の文字列。同じものを付けて繰り返しても、二つ目の案件は開きません。",
            en: "Any text; repeating the command with the same text opens no second case.")
    }

    package enum CaseList {
        package static let command = CommandHelp(
            Wording(ja: "案件を新しい順に一覧にします。", en: "Lists cases, the newest first."),
            discussion: Shared.pages)
        package static let state = Wording(
            ja: "この状態のものだけ。open は対応中、resolved は解決済みです。", en: "Only those in this state.")
        package static let playbook = Wording(
            ja: "このプレイブックのものだけ。", en: "Only those of this playbook.")
        package static let to = Wording(
            ja: "このメールアドレスのお客様のものだけ。", en: "Only those of the customer with this mail address.")
    }

    package enum CaseShow {
        package static let command = CommandHelp(
            Wording(
                ja: "案件の状態、次の手順とその時刻、経過を表示します。",
                en: "Shows a case: its state, the next step and when, and its history."))
    }

    package enum CaseNote {
        package static let command = CommandHelp(
            Wording(
                ja: "案件にメモや、いま分かった値を加えます。その値を待っていた手順は先へ進みます。",
                en: "Adds a note to a case, or values that are known now; a step that waited for them continues."),
            usage: Wording(
                ja: "madoguchi case note <案件> [<メモ>] [--request-id <id>] [--var <名前=値> ...]",
                en: "madoguchi case note <case> [<text>] [--request-id <id>] [--var <name=value> ...]"))
        package static let text = Wording(ja: "メモ。", en: "The note.")
        package static let requestID = Wording(
            ja: "問い合わせの番号。'#123456' のように書きます（変数 'request_id'）。",
            en: "The support request's number, as '#123456': the variable 'request_id'.")
    }

    package enum CaseMark {
        package static let command = CommandHelp(
            Wording(
                ja: "案件に印を付けます。案件は、プレイブックのその印の分岐に進みます。",
                en: "Marks a case, which then takes its playbook's branch for that mark."),
            discussion: Wording(
                ja: """
                    変数は、分岐の最初のメールに使います。秘密の値は、コマンドラインに残らないように --var-file で渡して\
                    ください。--var-file NAME=- では、案件がその値を受け取れることを確かめたあと、画面に表示せずに入力できます。
                    """,
                en: """
                    The variables are for the branch's first message. Give secrets with --var-file, so that they aren't on \
                    the command line: with --var-file NAME=- you are asked for it, without echo, once the case is known to \
                    take it.
                    """))
        package static let mark = Wording(
            ja: """
                印。mail-not-arriving のように書きます。プレイブックにある印は "madoguchi playbooks show PLAYBOOK" で見られます。
                """,
            en: """
                The mark, as mail-not-arriving; "madoguchi playbooks show PLAYBOOK" shows those of a playbook.
                """)
    }

    package enum CaseResolve {
        package static let command = CommandHelp(
            Wording(
                ja: "案件を解決済みにし、送信待ちのメールを取り消します。",
                en: "Ends a case, and cancels what is still queued for it."))
        package static let by = Wording(
            ja: "解決した段階。self-service のように書きます。省略すると、最後に達した段階です。",
            en: "The stage that resolved it, as self-service; by default the last one reached.")
        package static let note = Wording(ja: "最後のメモ。", en: "A last note.")
    }

    package enum Report {
        package static let command = CommandHelp(
            Wording(
                ja: "ある期間の案件を集計し、ガイドの数字と並べて示します。",
                en: "Reports on the cases of a period, beside the guide's claims."),
            discussion: Wording(
                ja: """
                    --csv では、figure、value、claim の三列のコンマ区切りです。割合と増減は小数（60% 減は -0.6）、時間は秒で、\
                    分からないものは空です。
                    """,
                en: """
                    With --csv: comma-separated values whose columns are figure, value and claim; shares and changes are \
                    fractions (-0.6 for 60 % fewer), durations seconds, and what isn't known is empty.
                    """))
        package static let from = Wording(
            ja: "期間の始まり。省略すると、終わりの 30 日前です。",
            en: "The period's beginning; by default 30 days before its end.")
        package static let to = Wording(ja: "期間の終わり。省略すると現在です。", en: "The period's end; now by default.")
        package static let plan = Wording(ja: "このプランの案件だけ。", en: "Only this plan's cases.")
        package static let playbook = Wording(
            ja: "このプレイブックの案件だけ。", en: "Only the cases of this playbook.")
        package static let csv = Wording(ja: "コンマ区切りで表示します。", en: "Answer in comma-separated values.")
    }
}
