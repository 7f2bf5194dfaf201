extension Help {
    package enum Queue {
        package static let command = CommandHelp(
            Wording(ja: "預かっているメールを調べ、変更します。", en: "Shows and changes the queue."))
        package static let messageID = Wording(ja: "メールの ID。", en: "The message's id.")
        package static let messageIDs = Wording(ja: "メールの ID。", en: "The messages' ids.")
    }

    package enum QueueList {
        package static let command = CommandHelp(
            Wording(ja: "保存されているメールを、新しい順に一覧にします。", en: "Lists stored messages, the newest first."),
            discussion: Shared.pages)
        package static let state = Wording(ja: "この状態のものだけ。", en: "Only those in this state.")
        package static let to = Wording(ja: "このメールアドレス宛てのものだけ。", en: "Only those to this mail address.")
        package static let caseLabel = Wording(ja: "このラベルのものだけ。", en: "Only those with this label.")
    }

    package enum QueueShow {
        package static let command = CommandHelp(
            Wording(
                ja: "メールの送信時刻とその理由、経緯を表示します。送る内容も表示できます。",
                en: "Shows a message: when it is sent and why, and its history; or what is sent."),
            discussion: Wording(
                ja: """
                    --text、--html、--raw では、送った（または送る）メールそのものを表示します。秘密の値は点で示します。--html は\
                    ブラウザー用です: madoguchi queue show ID --html > message.html
                    """,
                en: """
                    With --text, --html or --raw it shows the message itself as it was sent or would be, secrets as dots. \
                    --html is for a browser: madoguchi queue show ID --html > message.html
                    """))
        package static let text = Wording(ja: "本文だけ。", en: "Only its text.")
        package static let html = Wording(ja: "HTML パートだけ。", en: "Only its HTML part.")
        package static let raw = Wording(
            ja: "送られるメールの全体。ヘッダーも含みます（RFC 5322）。",
            en: "The whole message as it is sent, headers and all (RFC 5322).")
    }

    package enum QueueCancel {
        package static let command = CommandHelp(
            Wording(ja: "送信待ちのメールを取り消します。", en: "Cancels queued messages."),
            discussion: Wording(
                ja: "送信中のメールと送信済みのメールは取り消せません。取り消せないものがあれば 65 で終了します。",
                en: """
                    A message that is being sent or was delivered can't be cancelled. Exits with 65 if one can't be.
                    """))
    }

    package enum QueueRetry {
        package static let command = CommandHelp(
            Wording(
                ja: "送信不可、結果不明、取り消しになったメールを、もう一度送信待ちにします。",
                en: "Queues messages again that failed, are uncertain or were cancelled."),
            discussion: Wording(
                ja: "次の対応時間に送ります。できないものがあれば 65 で終了します。",
                en: "They are sent at the next staffed instant. Exits with 65 if one can't be."))
    }

    package enum QueueReschedule {
        package static let command = CommandHelp(
            Wording(ja: "送信待ちのメールの送信時刻を変えます。", en: "Gives a queued message another time."),
            usage: Wording(
                ja: "madoguchi queue reschedule <id> (--when next | --not-before <日時> | --after-staffed <時間>)",
                en: "madoguchi queue reschedule <id> (--when next | --not-before <t> | --after-staffed <duration>)"))
    }

    package enum QueuePause {
        package static let command = CommandHelp(
            Wording(
                ja: "送信を一時停止します。受け付けは続けます。", en: "Pauses sending; messages are still accepted."),
            discussion: Wording(
                ja: "送信中のメールは最後まで送ります。一時停止は、デーモンを再起動しても続きます。",
                en: "Messages in flight are finished. A pause survives restarts of the daemon."))
    }

    package enum QueueResume {
        package static let command = CommandHelp(
            Wording(ja: "一時停止や停止のあと、送信を再開します。", en: "Resumes sending after a pause or a halt."),
            discussion: Wording(
                ja: """
                    どうなったかが分かるまで、最大 3 秒待って表示します。送信がまた止まったときは、その理由を表示して 75 で終了します。\
                    --json では待たずに、再開した直後の状態を示します。
                    """,
                en: """
                    Waits for up to 3 seconds to see what comes of it, and says so. Exits with 75 if sending halts again, \
                    with the reason. With --json it doesn't wait, and shows the state just after it was resumed.
                    """))
    }

    package enum QueueStats {
        package static let command = CommandHelp(
            Wording(
                ja: "状態ごとの件数と、これからの対応時間帯の見通しを表示します。",
                en: "Shows how many messages are in each state, and a forecast for the coming windows."))
    }

    package enum QueueBackup {
        package static let command = CommandHelp(
            Wording(
                ja: "デーモンを動かしたまま、データベースの複製を書き出します。",
                en: "Writes a copy of the daemon's database while the daemon runs."),
            discussion: Wording(
                ja: """
                    書き出しを始めるまでに受け付けたすべてのメール、案件、配信停止が入ります。個人情報のほか、これから送るパスワードが\
                    入ることもあるので、ほかの人が読めないところに保管してください。"madoguchid --restore" で復元できます。
                    """,
                en: """
                    It contains messages, cases and suppressions: everything acknowledged before it began. It has personal \
                    data and may contain passwords that are still to be sent, so keep it where nobody else can read it. \
                    "madoguchid --restore" restores it.
                    """))
        package static let file = Wording(
            ja: "書き出すファイル。- は標準出力です。", en: "The file, or - for standard output.")
        package static let force = Wording(ja: "同じ名前のファイルがあれば置き換えます。", en: "Replace the file if it exists.")
    }
}
