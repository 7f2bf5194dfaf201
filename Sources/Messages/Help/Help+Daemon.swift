extension Help {
    /// `madoguchid`.
    package enum Daemon {
        package static let command = CommandHelp(
            Wording(
                ja: "ライブサポートの対応時間についての問い合わせに、ソケットで応答します。",
                en: "Knows when live support is staffed, and answers on its sockets."),
            discussion: Wording(
                ja: """
                    設定ファイルのあとに、FILE.d/*.yaml を名前の順に読み込んで上書きします。SIGHUP で設定を読み直し、SIGTERM で\
                    終了します。TZDIR で別の tz データベースを使えます。表示は LC_ALL、LC_MESSAGES、LANG に従って日本語または英語に、\
                    ログは display.language に従います。

                    \(ExitStatus.line(exitStatuses).ja)
                    """,
                en: """
                    Files FILE.d/*.yaml are applied over the configuration, in the order of their names. SIGHUP reads the \
                    configuration again, SIGTERM stops the daemon. TZDIR names another tz database. What is printed is in \
                    Japanese or English by LC_ALL, LC_MESSAGES and LANG; the log goes by display.language.

                    \(ExitStatus.line(exitStatuses).en)
                    """))
        package static let config = Wording(
            ja: "設定ファイル。--print-openapi と --print-schema のほかでは必要です。",
            en: "The configuration's file; needed but for --print-openapi and --print-schema.")
        package static let check = Wording(
            ja: "設定を調べ、誤りを報告して終了します。デーモンの動作中は、読み直すと保留になるフォローアップも報告します。",
            en:
                "Check the configuration, report its faults, and exit. Where a daemon runs, also say which follow-ups a "
                + "reload would hold.")
        package static let with = Wording(
            ja: "--check と一緒に: まだ置いていないドロップインを、FILE.d に置いたものとして調べます。同じ名前のものがあれば、その代わりになります。",
            en: """
                With --check: check with this drop-in, which isn't in place yet, as if it were in FILE.d. It stands for one of the \
                same name.
                """)
        package static let explain = Wording(
            ja: "--check と一緒に: 有効なすべてのキーを、値、ファイル、行とともに一覧にします。",
            en: "With --check: list every effective key with its value, file and line.")
        package static let show = Wording(
            ja: "ソケットが応答するようになったら、各プランの状態、これからの対応時間帯、問い合わせ方を表示します。",
            en: "Show each plan's state, the coming windows and how to ask, once the sockets answer.")
        package static let writeDropIn = Wording(
            ja: "設定に必要な分だけサービスのユニットの制限を緩めるドロップインを書き出し、不要なら取り除いて、終了します。",
            en: """
                Write the drop-in that opens the service's unit as far as the configuration needs, or remove one that isn't \
                needed, and exit.
                """)
        package static let restore = Wording(
            ja: "データベースをバックアップ（madoguchi queue backup）で置き換え、内容を報告して終了します。",
            en: "Replace the database by a backup (madoguchi queue backup), report its contents, and exit.")
        package static let moveToPostgreSQL = Wording(
            ja: "状態ディレクトリのデータベースの内容を、設定の PostgreSQL（store）に移し、一行ずつ照合して終了します。"
                + "途中で止まったときは、もう一度実行すると続きから進みます。",
            en: """
                Move what is in the state directory's database to the configured PostgreSQL (store), hold each row against the \
                one it came from, and exit. What was interrupted goes on when it is run again.
                """)
        package static let keepSending = Wording(
            ja: "--restore と一緒に: 送信を一時停止しません。バックアップのあとに送ったメールは、もう一度送られます。",
            en: "With --restore: don't pause sending, although messages sent since the backup are sent again.")
        package static let printOpenAPI = Wording(
            ja: "ソケット（query、control、web のいずれか）が受け付けるリクエストと応答を OpenAPI 3.1 で出力して終了します。設定ファイルは不要です。",
            en: "Print what a socket answers (query, control or web), as OpenAPI 3.1, and exit. Needs no configuration."
        )
        package static let printSchema = Wording(
            ja: "設定ファイルの JSON Schema（2020-12）を出力して終了します。エディターでの補完と検査に使えます。設定ファイルは不要です。",
            en: """
                Print the JSON Schema (2020-12) of the configuration, by which editors complete and check it, and exit. Needs no \
                configuration.
                """)
        package static let runtimeDirectory = Wording(
            ja: "runtime_dir の代わりに使う、ソケットのディレクトリ。", en: "The sockets' directory, in place of runtime_dir.")
        package static let stateDirectory = Wording(
            ja: "state_dir の代わりに使う、データのディレクトリ。", en: "The data's directory, in place of state_dir.")
        package static let web = Wording(
            ja: "web.listen の代わりに使う、ページの待ち受け先: unix（web.sock）か 127.0.0.1:8423 のようなループバックアドレス。",
            en:
                "Where to serve the pages, in place of web.listen: unix (web.sock), or a loopback address as 127.0.0.1:8423."
        )
        package static func logLevel(_ levels: [String]) -> Wording {
            let list = Wording.list(levels)
            return Wording(
                ja: "このレベル以上のログを書きます: \(list.ja)。省略すると info です。",
                en: "The least level of messages to log: \(list.en); info by default.")
        }
    }
}
