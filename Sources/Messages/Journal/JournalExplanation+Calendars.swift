// What explains the log's lines about calendars, which are in Wording+Calendars.swift.

extension JournalExplanation {
    package static let calendarUnreadable = JournalExplanation(
        subject: Wording(ja: "カレンダーを今の内容で使えません", en: "A calendar can't be read as it is now"),
        text: Wording(
            ja: """
                休日のファイルがないか、配信元から取得できないか、内容に誤りがあります。日付は失われません。前に読み込んだ\
                日付を使い続け、それがなければ、読み込めた日付だけを使います。

                何が原因か、ファイルなら何行目かは、メッセージにあります。ファイルは変更されると読み直し、配信元からの取得は\
                自動で再試行します。それぞれのカレンダーの内容は次で確かめられます。

                    madoguchid --config /etc/madoguchi/madoguchi.yaml --check
                    madoguchi doctor
                """,
            en: """
                A file or feed of holidays is missing, can't be fetched or has faults. Nothing is taken away: the days \
                that were read before stay in use, and where there were none, those that can be read.

                The message says what is wrong, in files with the line. A file is read again when it changes, a feed \
                is tried again by itself. What each calendar comes to:

                    madoguchid --config /etc/madoguchi/madoguchi.yaml --check
                    madoguchi doctor
                """))

    package static let calendarReadable = JournalExplanation(
        subject: Wording(ja: "カレンダーを再び読めるようになりました", en: "A calendar can be read again"),
        text: Wording(
            ja: """
                カレンダーを今の内容で使っています。待っているメールの送信予定も、その日付に合わせました。
                """,
            en: """
                The calendar is in use as its source has it now. What waits is due by its days.
                """))
}
