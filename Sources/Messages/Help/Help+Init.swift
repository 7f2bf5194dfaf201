extension Help {
    package enum Init {
        package static let command = CommandHelp(
            Wording(
                ja: "運営者だけが知っていることを尋ね、設定のドロップインを書きます。",
                en: "Asks what only the operator knows, and writes a drop-in of the configuration."),
            discussion: Wording(
                ja: """
                    尋ねるのは、提供元のプラン、ご自分の営業時間、サイト、差出人、中継先です。答えはその場で madoguchid が設定として調べ、\
                    使えないものは理由を示してもう一度尋ねます。最後に書くファイルは madoguchid --check を通ります。パスワードは尋ねず、\
                    置き方を表示します。

                    スクリプトでは --answers を使います。1 行に「名前=値」を書きます:
                      plan=basic
                      desk_hours=Mo-Fr 10:00-18:00; PH off
                      site_name=みどり教室
                      login_url=https://www.example.jp/login
                      sender=みどり教室 <support@example.jp>
                      relay=smtp.example.jp:587
                      relay_user=support@example.jp
                    設定にないプランなら plan_timezone と plan_hours も書きます。desk_hours、plan、relay（maildir）、relay_user は省略できます。
                    """,
                en: """
                    It asks for the vendor's plan, your own hours, the site, the sender and the relay. madoguchid reads each \
                    answer at once as the configuration; what it refuses is asked for again, with the reason. The file that is \
                    written at the end passes madoguchid --check. Passwords aren't asked for: it shows where they go.

                    Scripts use --answers, with NAME=VALUE in each line:
                      plan=basic
                      desk_hours=Mo-Fr 10:00-18:00; PH off
                      site_name=Midori Classes
                      login_url=https://www.example.jp/login
                      sender=Midori Classes <support@example.jp>
                      relay=smtp.example.jp:587
                      relay_user=support@example.jp
                    A plan that the configuration doesn't have needs plan_timezone and plan_hours, too. desk_hours, plan, relay \
                    (maildir) and relay_user may be left out.
                    """))
        package static let config = Wording(
            ja: "ドロップインを加える設定ファイル。", en: "The configuration that the drop-in is for.")
        package static let answers = Wording(
            ja: "尋ねる代わりに、このファイルの答えを使います。- なら標準入力。",
            en: "Take the answers of this file in place of asking; - is standard input.")
        package static let output = Wording(
            ja: "書き込むファイル。省略すると、設定ファイルの名前に .d/20-site.yaml を付けたものです。",
            en: "The file to write; the configuration's name with .d/20-site.yaml by default.")
        package static let force = Wording(ja: "ファイルがすでにあれば置き換えます。", en: "Replace the file if it is there.")
        package static let dryRun = Wording(ja: "書き込まずに表示します。", en: "Show it, and write nothing.")
    }
}
