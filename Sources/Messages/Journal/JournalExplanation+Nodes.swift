// What explains the log's lines about the nodes that share a database, which are in Wording+LogNodes.swift.

extension JournalExplanation {
    package static let databaseWentBack = JournalExplanation(
        subject: Wording(ja: "データベースが以前の状態に戻っています", en: "The database is in an earlier state"),
        text: Wording(
            ja: """
                このデーモンが確定を確かめたものが、データベースにありません。それを受け取っていなかったスタンバイに切り替わっ\
                たか、バックアップから復元されました。その間に受け付けたメールは失われ、送信したメールは再び送信待ちになってい\
                ることがあります。

                    madoguchi queue list --state queued

                で、送信待ちのものを確かめてください。送信済みのものを取り消してから、次のコマンドで再開します。

                    madoguchi queue resume

                store.postgresql.on_rewind が continue のときは、送信は止まりません。
                """,
            en: """
                The database lacks what it had confirmed to this daemon: a standby took over that hadn't got it, or a \
                backup was restored. Letters that were accepted since may be lost, and letters that were sent since \
                may be queued again.

                Look at what is queued,

                    madoguchi queue list --state queued

                cancel what was sent already, and have sending go on:

                    madoguchi queue resume

                Where store.postgresql.on_rewind is "continue", sending hasn't stopped.
                """))

    package static let nodeJoined = JournalExplanation(
        subject: Wording(ja: "データベースを共有するノードに加わりました", en: "The daemon has joined the nodes"),
        text: Wording(
            ja: """
                このデーモンは、データベースを共有するノードの一つになりました。受け付けを行い、自分の分担を送信します。対応\
                は不要です。

                    madoguchi cluster show

                で、すべてのノードを確かめられます。
                """,
            en: """
                The daemon is one of those that share the database: it accepts letters, and sends its part of them. \
                Nothing needs to be done.

                    madoguchi cluster show

                shows all of them.
                """))

    package static let nodeUnjoined = JournalExplanation(
        subject: Wording(ja: "ノードに加われません", en: "The daemon can't join the nodes"),
        text: Wording(
            ja: """
                一つのデータベースを共有できるデーモンの数に達しています。このデーモンは受け付けも送信もできません。対応時間\
                の問い合わせには答えます。

                    madoguchi cluster show

                で、不要なデーモンがないかを確かめて停止してください。空きができると、自動で加わります。
                """,
            en: """
                As many daemons share the database as can. This one accepts no letters and sends none; questions \
                about hours are answered.

                See which of them aren't needed any more, and stop those:

                    madoguchi cluster show

                This one joins by itself as soon as there is room.
                """))

    package static let nodeFoundDead = JournalExplanation(
        subject: Wording(ja: "このデーモンは応答がないものとして扱われました", en: "Others took this daemon for dead"),
        text: Wording(
            ja: """
                このデーモンからの応答が node.lease を超えて途絶え、ほかのノードが送信中のメールを引き取りました。このデーモ\
                ンは新しいノードとして加わり直します。対応は不要です。

                マシンの停止（サスペンドや仮想マシンの一時停止）、データベースとの切断、過負荷のどれかが考えられます。繰り返\
                すときは、このメッセージの前のログで原因を確かめてください。
                """,
            en: """
                The database heard nothing of this daemon for longer than its node.lease, and other nodes have taken \
                over what it was sending. It joins again as a new node. Nothing needs to be done.

                The machine stood still (a suspended one, or a virtual machine that was paused), it was cut off from \
                the database, or it was overloaded. Where this comes again, the log before this message says which.
                """))

    package static let nodeDead = JournalExplanation(
        subject: Wording(ja: "ノード @NODE@ から応答がありません", en: "Node @NODE@ doesn't answer any more"),
        text: Wording(
            ja: """
                ノード @NODE@ からの応答が途絶えたため、そのノードが送信していたメールをこのデーモンが引き取ります。DATA を\
                始めていなかったものは送信待ちに戻ります。始めていたものは結果不明となり、follow_ups.uncertain に従います。

                @NODE@ のマシンで、デーモンが動いているか、データベースに接続できるかを確かめてください。
                """,
            en: """
                Nothing was heard of node @NODE@ for the time of its lease, and this daemon takes over what it was \
                sending: what hadn't begun data is queued again, what had is uncertain, and follow_ups.uncertain \
                says what becomes of it.

                See on the machine of @NODE@ whether the daemon runs and can reach the database.
                """))

    package static let nodeRescued = JournalExplanation(
        subject: Wording(ja: "終了したノードのメールを引き取りました", en: "Letters of a node that has ended were taken over"),
        text: Wording(
            ja: """
                終了したノードが送信していたメールを引き取りました。DATA を始めていなかったものは送信待ちに戻り、回数に数えま\
                せん。始めていたものは届いたかどうか分かりません。follow_ups.uncertain が "retry" なら同じ Message-ID で送\
                り直し、"hold" なら保留します。

                    madoguchi queue list --state uncertain

                で、保留したものを確かめられます。
                """,
            en: """
                What a node was sending when it ended is queued again where it hadn't begun data, and no attempt is \
                counted. Where it had, nobody knows whether it arrived: it is sent again with the same Message-ID, or \
                held where follow_ups.uncertain is "hold".

                    madoguchi queue list --state uncertain

                shows what is held.
                """))

    package static let nodeClockOff = JournalExplanation(
        subject: Wording(ja: "時計がデータベースと合いません", en: "The clock differs from the database's"),
        text: Wording(
            ja: """
                このマシンの時計とデータベースの時計の差が、node.clock_tolerance を超えています。このデーモンは受け付けだけを\
                行い、送信はほかのノードに任せます。

                「timedatectl status」の出力を両方のマシンで確かめ、時刻の同期を設定してください。時計が合うと、送信は自動で\
                再開します。
                """,
            en: """
                The clock of this machine differs from that of the database by more than node.clock_tolerance. This \
                daemon accepts letters and leaves sending to other nodes.

                Look at the output of "timedatectl status" on both machines, and set up time synchronisation. Sending \
                goes on by itself as soon as the clocks agree.
                """))

    package static let nodeClockRight = JournalExplanation(
        subject: Wording(ja: "時計がデータベースと合いました", en: "The clock agrees with the database's again"),
        text: Wording(
            ja: """
                このデーモンは再び送信に加わります。対応は不要です。
                """,
            en: """
                This daemon sends its part again. Nothing needs to be done.
                """))

    package static let hoursDiffer = JournalExplanation(
        subject: Wording(ja: "対応時間が採用中のものと異なります", en: "This daemon's hours aren't the adopted ones"),
        text: Wording(
            ja: """
                メッセージにあるプランについて、このデーモンの対応時間が、全ノードで採用中のものと異なります。設定、tz データベー\
                ス、またはカレンダーが違います。このデーモンはそのプランの受け付けだけを行い、送信はほかのノードに任せます。更新\
                の途中なら、すべてのマシンの更新が終わると解消します。

                    madoguchi cluster show

                で、違いのあるノードを確かめられます。このデーモンの設定が正しければ、このマシンで次のコマンドを実行してください。

                    madoguchi cluster adopt
                """,
            en: """
                For the plans of the message, this daemon's hours differ from those by which all nodes send: its \
                configuration, its tz database or a calendar is another one. It accepts letters for these plans and \
                leaves sending to others. In the middle of an upgrade this ends when every machine has it.

                    madoguchi cluster show

                shows which nodes differ. Where this daemon's own hours are right, have them adopted by all:

                    madoguchi cluster adopt
                """))

    package static let hoursAgree = JournalExplanation(
        subject: Wording(ja: "対応時間が採用中のものと一致しました", en: "This daemon's hours are the adopted ones"),
        text: Wording(
            ja: """
                このデーモンは、すべてのプランの送信に加わります。対応は不要です。
                """,
            en: """
                This daemon sends letters of every plan. Nothing needs to be done.
                """))

    package static let hoursAdopted = JournalExplanation(
        subject: Wording(ja: "プラン @PLAN@ に新しい対応時間が採用されました", en: "New hours of the plan @PLAN@ are adopted"),
        text: Wording(
            ja: """
                プラン @PLAN@ について、ノード @NODE@ の対応時間が全ノードで採用されました。送信待ちのメールの送信時刻も、こ\
                れに従います。設定の変更、例外の登録、tz データベースの更新のどれかによるものです。対応は不要です。
                """,
            en: """
                All nodes send letters of the plan @PLAN@ by the hours of node @NODE@ from now on, and what waits is \
                due by them: after a change of the configuration, an override, or an upgrade of the tz database. \
                Nothing needs to be done.
                """))
}
