// What explains the log's lines about sending, which are in Wording+LogSending.swift.

extension JournalExplanation {
    package static let messagesWait = JournalExplanation(
        subject: Wording(ja: "中継先を使えません。メールは送信待ちです", en: "The relay is down; letters wait"),
        text: Wording(
            ja: """
                中継先または webhook が、いまは何も受け付けません。接続できないか、すべて一時的に断られています。\
                メールは引き続き受け付けて保管し、失われることはありません。デーモンは間隔を広げながら自動で再試行し\
                ます。

                長く続くときは、中継先が動いているか、このマシンから接続できるかを確かめてください。

                    madoguchi queue stats

                で、送信待ちのメールとその理由を確かめられます。
                """,
            en: """
                The relay or the webhook doesn't take anything at the moment: it can't be reached, or puts \
                everybody off. Letters are still accepted and kept, none is lost, and the daemon tries again by \
                itself, at growing intervals.

                If it lasts, see whether the relay runs and can be reached from here:

                    madoguchi queue stats

                shows what waits and why.
                """))

    package static let deliveryHalted = JournalExplanation(
        subject: Wording(ja: "送信を停止しました：対応が必要です", en: "Delivery is halted until an operator acts"),
        text: Wording(
            ja: """
                中継先に、送り直しても結果の変わらない理由で断られています。パスワードが違うか設定されていない、差出\
                人が許可されていない、送信数の割り当てを使い切った、または 20 通続けて同じ文言の恒久的な失敗になっ\
                た、のどれかです。残りのメールはすべて送信待ちのままで、失われることはありません。

                メッセージの示す原因を直してから、次のコマンドを実行してください。

                    systemctl reload madoguchid     # 設定を変えたとき
                    systemctl restart madoguchid    # クレデンシャルを変えたとき
                    madoguchi queue resume          # 中継先の側で対応したとき
                """,
            en: """
                The relay refuses in a way that another attempt doesn't change: the password is wrong or missing, \
                the sender isn't allowed, an allowance is used up, or twenty letters in a row failed permanently in \
                the same words. Everything else waits, and nothing of it is lost.

                Correct what the message names, then

                    systemctl reload madoguchid     # after a change of the configuration
                    systemctl restart madoguchid    # after a change of a credential
                    madoguchi queue resume          # after a change at the relay
                """))

    package static let relayAcceptsMessages = JournalExplanation(
        subject: Wording(ja: "中継先が再びメールを受け付けています", en: "The relay accepts letters again"),
        text: Wording(
            ja: """
                送信待ちのメールを、各プランの対応時間帯と設定した上限の範囲で送っています。対応は不要です。
                """,
            en: """
                What waited leaves now, within the windows of each plan and the limits of the configuration. \
                Nothing needs to be done.
                """))

    package static let followUpFailed = JournalExplanation(
        subject: Wording(ja: "メールを届けられませんでした", en: "A letter couldn't be delivered"),
        text: Wording(
            ja: """
                プラン @PLAN@ のメール @FOLLOW_UP@ を送信できませんでした。中継先に恒久的に断られたか、すべての試行\
                に失敗しました。自動では再送しません。

                    madoguchi queue show @FOLLOW_UP@

                で、それぞれの試行と中継先の返答を確かめられます。原因が解消したら、

                    madoguchi queue retry @FOLLOW_UP@

                で、もう一度送信待ちにできます。
                """,
            en: """
                The letter @FOLLOW_UP@ of the plan @PLAN@ has failed: the relay refused it permanently, or every \
                attempt failed. It isn't tried again by itself.

                    madoguchi queue show @FOLLOW_UP@

                shows each attempt and what the relay said. Once the reason is gone,

                    madoguchi queue retry @FOLLOW_UP@

                puts it in the queue again.
                """))

    package static let followUpUncertain = JournalExplanation(
        subject: Wording(ja: "結果不明：メールが受け取られたかどうか分かりません", en: "A letter is uncertain: it was sent without an answer"),
        text: Wording(
            ja: """
                プラン @PLAN@ のメール @FOLLOW_UP@ は最後まで送りましたが、中継先が受け取ったかどうかを返答する前に\
                接続が切れました。自動で送り直すのは follow_ups.uncertain が "retry" のときだけです。Message-ID は変\
                わらないため、たいていのメールソフトでは一通だけ表示されます。

                結果は中継先のログで確かめられます。手動で送り直すには、次のコマンドを実行してください。

                    madoguchi queue retry @FOLLOW_UP@
                """,
            en: """
                The letter @FOLLOW_UP@ of the plan @PLAN@ was handed over whole, and the connection was lost before \
                the relay said whether it took it. It is sent again by itself only where follow_ups.uncertain is \
                "retry"; the Message-ID stays the same, so that most mail programs show it once.

                The relay's log knows what became of it. To send it again by hand:

                    madoguchi queue retry @FOLLOW_UP@
                """))

    package static let clockWrong = JournalExplanation(
        subject: Wording(ja: "時計が正しくないため、送信を止めています", en: "The clock can't be right, and nothing is sent"),
        text: Wording(
            ja: """
                このマシンの時計が、この版の madoguchi より前、またはタイムゾーンデータベースの年より前の日時を示し\
                ています。電池のないマシンは、起動してから時刻を合わせるまでこうなります。このまま送ると送信の時間帯\
                も日付も誤りになるため、メールは送信待ちのままです。

                「timedatectl status」の出力を確かめ、時刻の同期を設定してください。時計が正しくなると、送信は自動で\
                再開します。
                """,
            en: """
                The machine's clock shows a time before this version of madoguchi, or before the year of its tz \
                database. A machine without a battery begins so, until somebody tells it the time. Letters wait: by \
                such a clock they would leave at the wrong hour, with a wrong date.

                Look at the output of "timedatectl status", and set up time synchronisation. Sending goes on by \
                itself as soon as the clock is right.
                """))

    package static let clockRight = JournalExplanation(
        subject: Wording(ja: "時計が正しくなりました", en: "The clock is right again"),
        text: Wording(
            ja: """
                送信待ちのメールを、各プランの対応時間帯に送ります。対応は不要です。
                """,
            en: """
                What waited leaves now, within the windows of each plan. Nothing needs to be done.
                """))
}
