extension Help {
    package enum Doctor {
        package static let command = CommandHelp(
            Wording(
                ja: "デーモンとその環境の不具合を見つけ、対処を示します。",
                en: "Finds faults of the daemon and its environment, and says what to do about them."),
            discussion: Wording(
                ja: """
                    ソケット、権限、ディスク、データベース、送信待ち、tz データベース、時計、テンプレート、中継先を調べます。中継先には\
                    デーモンが接続してログインするだけで、何も送りません。不具合がなければ 0、あれば 1 で終了します。デーモンが応答しない\
                    ときも 1 です。
                    """,
                en: """
                    Checks sockets, permissions, disk, database, queue, tz database, clock, templates, and the relay: the \
                    daemon connects and logs in there, and sends nothing. Exit code 0 without faults, 1 with any, also where \
                    no daemon answers.
                    """))
        package static let config = Wording(ja: "一緒に調べる設定ファイル。", en: "A configuration to check too.")
    }
}
