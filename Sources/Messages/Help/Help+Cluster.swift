extension Help {
    package enum Cluster {
        package static let command = CommandHelp(
            Wording(
                ja: "データベースを共有するデーモン（ノード）を表示し、操作します。",
                en: "Shows and directs the daemons (nodes) that share the queue."))
        package static let name = Wording(ja: "ノードの名前（node.name）。", en: "The node's name (node.name).")
    }

    package enum ClusterShow {
        package static let command = CommandHelp(
            Wording(
                ja: "ノードの一覧、採用中の対応時間、確認が必要なことを表示します。",
                en: "Shows the nodes, by whose hours they send, and what is wrong."),
            discussion: Wording(
                ja: "デーモンが一つだけのときは、そのデーモンだけを表示します。", en: "Where there is one daemon, it shows that one."))
    }

    package enum ClusterAdopt {
        package static let command = CommandHelp(
            Wording(
                ja: "このマシンのノードの対応時間を、すべてのプランで採用します。",
                en: "Has the hours of this machine's node be adopted for every plan."),
            discussion: Wording(
                ja: """
                    設定の異なるノードがあるとき、正しい設定のマシンで実行します。以後は、どのノードもこの対応時間でだけ送信します。設定を\
                    読み直したノードの対応時間は自動で採用されるので、通常は必要ありません。採用されるまで最大 5 秒待ち、まだなら 75 で終了します。
                    """,
                en: """
                    For the machine whose configuration is right, where nodes disagree: from then on all of them send by these \
                    hours only. A node that reloads its configuration has its hours adopted by itself, so this is seldom \
                    needed. Waits for up to 5 seconds until they are adopted, and exits with 75 if they aren't yet.
                    """))
    }

    package enum ClusterDrain {
        package static let command = CommandHelp(
            Wording(
                ja: "ノードを送信から外します。受け付けは続けます。", en: "Has a node send nothing more; it still accepts messages."),
            discussion: Wording(
                ja: """
                    作業の前に実行します。送信中のメールは最後まで送り、残りはほかのノードが送ります。デーモンを再起動しても続き、--undo で\
                    戻します。送信が止まるまで最大 10 秒待ち、まだなら 75 で終了します。--json では待ちません。
                    """,
                en: """
                    Before maintenance: messages in flight are finished, and other nodes send the rest. It survives restarts \
                    of the daemon; --undo ends it. Waits for up to 10 seconds until the node sends nothing more, and exits \
                    with 75 if it isn't there yet. With --json it doesn't wait.
                    """))
        package static let undo = Wording(ja: "送信に戻します。", en: "Have it send again.")
    }

    package enum ClusterForget {
        package static let command = CommandHelp(
            Wording(
                ja: "終了したノードの記録を除きます。", en: "Removes what is kept of a node that has ended."),
            discussion: Wording(
                ja: """
                    もう使わない名前に使います。その名前の --undo していない drain も消えます。稼働中のノードは除けません。終了したノードの\
                    記録は、一日後に自動で消えます。
                    """,
                en: """
                    For a name that isn't used any more; a drain of that name that wasn't undone goes with it. A live node \
                    can't be forgotten. What is kept of nodes that have ended goes by itself after a day.
                    """))
    }
}
