extension Help.Client {
    /// In their order.
    package static let exitStatuses = [
        ExitStatus(
            0, Wording(ja: "はい、または完了", en: "yes or done"),
            Wording(ja: "「はい」の答え、または完了しました。", en: "Yes, or done.")),
        ExitStatus(
            1, Wording(ja: "いいえ（時間外、不明）", en: "no (closed, unknown)"),
            Wording(
                ja: "「いいえ」の答えです。時間外、受付があるか不明、表の違い、doctor の見つけた不具合のどれかです。",
                en: "No: closed or unknown, a table that differs, or a fault that doctor found.")),
        ExitStatus(
            64, Wording(ja: "使い方の誤り", en: "usage"),
            Wording(ja: "コマンドの使い方が誤っています。", en: "Wrong usage.")),
        ExitStatus(
            65, Wording(ja: "入力の誤り", en: "bad input"),
            Wording(
                ja: "入力が誤っているか、その対象がありません。断られた理由はメッセージにあります。",
                en: "Bad input, or nothing there that is named so; the message says why it is refused.")),
        ExitStatus(
            69, Wording(ja: "デーモンが動いていない", en: "no daemon there"),
            Wording(ja: "デーモンが応答しません。", en: "No daemon answers there.")),
        ExitStatus(
            74, Wording(ja: "書き込めない", en: "the output can't be written"),
            Wording(ja: "結果を書き込めません。", en: "The output can't be written.")),
        ExitStatus(
            75, Wording(ja: "あとでやり直す", en: "try again later"),
            Wording(
                ja: "あとでやり直してください。待つ時間の上限が過ぎたか、再開した送信がまた止まったときも、これで終了します。",
                en: "Try again later; also where a timeout passed first, or where sending halted again.")),
        ExitStatus(
            77, Wording(ja: "権限がない", en: "not permitted"),
            Wording(
                ja: "権限がありません。ユーザーがグループ madoguchi に入っていません。",
                en: "Not permitted: the user isn't in the group madoguchi.")),
    ]
}

extension Help.Daemon {
    /// In their order.
    package static let exitStatuses = [
        ExitStatus(
            0, Wording(ja: "指示どおり終了", en: "stopped as asked"),
            Wording(
                ja: "指示どおり停止しました。または、調べた設定に誤りがありません。",
                en: "Stopped as asked; or the configuration that was checked is good.")),
        ExitStatus(
            64, Wording(ja: "使い方の誤り", en: "usage"),
            Wording(ja: "使い方が誤っています。", en: "Wrong usage.")),
        ExitStatus(
            65, Wording(ja: "バックアップを使えない", en: "the backup can't be used"),
            Wording(ja: "バックアップを使えません。", en: "The backup can't be used.")),
        ExitStatus(
            70, Wording(ja: "その他の問題", en: "something else"),
            Wording(
                ja: "その他の問題です。最後のメッセージに理由があります。",
                en: "Something else went wrong; the last message says what.")),
        ExitStatus(
            74, Wording(ja: "ディスクに書き込めない", en: "the disk can't be written"),
            Wording(
                ja: "データのディレクトリ、またはドロップインに書き込めません。",
                en: "The data's directory, or the drop-in, can't be written.")),
        ExitStatus(
            75, Wording(ja: "別のデーモンが動いている", en: "another daemon is running"),
            Wording(
                ja: "同じディレクトリで別の madoguchid が動いています。",
                en: "Another madoguchid is running on the same directory.")),
        ExitStatus(
            78, Wording(ja: "設定の誤り", en: "the configuration is at fault"),
            Wording(
                ja: """
                    設定、タイムゾーンデータベース、ソケットのディレクトリのどれかに誤りがあります。または、設定に必要なものを、サービスの\
                    ユニットが許していません。
                    """,
                en: """
                    The configuration, the time zone database or the sockets' directory is at fault, or the service's unit \
                    doesn't allow what the configuration needs.
                    """)),
    ]
}
