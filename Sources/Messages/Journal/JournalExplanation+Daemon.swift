// What explains the log's lines about the daemon itself, which are in Wording+LogDaemon.swift.

extension JournalExplanation {
    package static let started = JournalExplanation(
        subject: Wording(ja: "madoguchid が応答を始めました", en: "madoguchid answers"),
        text: Wording(
            ja: """
                デーモンは設定を読み込み、ソケットで応答しています。
                """,
            en: """
                The daemon has read its configuration, and answers on its sockets.
                """))

    package static let reloadRefused = JournalExplanation(
        subject: Wording(ja: "新しい設定を使えません", en: "The new configuration is refused"),
        text: Wording(
            ja: """
                設定を読み直そうとしましたが、このままでは使えません。これまでの設定を使い続けており、何も変わってい\
                ません。

                誤りのある場所と正しい書き方は、メッセージにあります。直したら

                    madoguchid --config /etc/madoguchi/madoguchi.yaml --check

                で確かめ、設定を読み直してください（systemctl reload madoguchid）。その前に再起動すると、サービスは起\
                動しません。
                """,
            en: """
                The configuration was to be read anew, and can't be used as it is. The one from before stays in \
                use, and nothing has changed.

                The message says where the fault is and what was expected. Mend it, check it with

                    madoguchid --config /etc/madoguchi/madoguchi.yaml --check

                and reload (systemctl reload madoguchid). Until then the service wouldn't come back from a restart.
                """))

    package static let configurationRead = JournalExplanation(
        subject: Wording(ja: "設定を読み直しました", en: "The configuration was read anew"),
        text: Wording(
            ja: """
                新しい設定を使っています。送信待ちのメールの送信時刻も、送信に使う経路も、新しい設定に従います。
                """,
            en: """
                The new configuration is in use. What waits is due by its hours, and leaves by its way out.
                """))

    package static let timeZonesRead = JournalExplanation(
        subject: Wording(ja: "タイムゾーンデータベースを読み直しました", en: "The tz database was read anew"),
        text: Wording(
            ja: """
                システムのタイムゾーンデータベースが変わりました。たいていは tzdata パッケージの更新によるものです。\
                時間帯の問い合わせにはすべて新しいデータで答え、送信待ちのメールの送信時刻も計算し直しました。対応は\
                不要です。
                """,
            en: """
                The system's time zone database has changed, usually by an upgrade of the package tzdata. All hours \
                are answered by the new one, and the due times of everything that waits were derived anew. Nothing \
                needs to be done.
                """))

    package static let storeUnusable = JournalExplanation(
        subject: Wording(ja: "メールを保管できません", en: "Letters can't be stored"),
        text: Wording(
            ja: """
                状態ディレクトリのデータベースを使えません。対応時間の問い合わせには答えますが、直るまでメールの受け\
                付けも送信もしません。受け付け済みのメールは残っています。

                理由はメッセージにあります。ディスクに空きがなければ、空きを作ってください。データベースが壊れていれ\
                ばバックアップから復元し、より新しい madoguchi のものなら、その版を入れてください。動作中にファイル\
                が置き換えられたか、なくなったときは、メッセージを読むまでデーモンを止めないでください。デーモンの開\
                いているものが唯一の複製のことがあります。ファイルやディレクトリにほかの利用者の権限が付いているとき\
                は、所有者と権限を直してください。直ると、デーモンは自動で再開します。
                """,
            en: """
                The database in the state directory can't be used. Questions about hours are answered; letters are \
                neither accepted nor sent until it is mended, and those that were accepted are still there.

                The message names the reason. With a full disk, make room; with a database that is damaged, put a \
                backup in its place; with one of a newer madoguchi, install that one. If the file was replaced or \
                removed while the daemon ran, don't stop the daemon before you have read the message: it may have \
                the only copy open. If the file or its directory is open to other users, correct owner and mode. \
                The daemon continues by itself.
                """))

    package static let storeUsable = JournalExplanation(
        subject: Wording(ja: "メールを再び保管できます", en: "Letters can be stored again"),
        text: Wording(
            ja: """
                状態ディレクトリのデータベースを再び使えます。これまでどおりメールを受け付け、送信します。
                """,
            en: """
                The database in the state directory can be used again. Letters are accepted and sent as before.
                """))
}
