extension Help {
    package enum Desk {
        package static let command = CommandHelp(
            Wording(ja: "窓口の画面をブラウザーで開きます。", en: "Opens the desk in a browser."),
            discussion: Wording(
                ja: """
                    このマシンの中だけで開かれるアドレスを表示し、画面があればブラウザーで開きます。アドレスで入れるのは一度だけで、\
                    そのあとはそのブラウザーだけが使えます。操作は、このコマンドを実行したユーザーの権限で行われ、履歴にもそのユーザーが\
                    残ります。

                    Ctrl-C を押すか、端末を閉じるか、使われない時間が続くと終了します。

                    ssh の先で使うときは、両方で同じポートを指定します:
                      ssh -L 8424:127.0.0.1:8424 -t ホスト madoguchi desk --port 8424
                    """,
                en: """
                    It prints an address that only this machine has, and opens it where there is a display. The address lets \
                    one browser in, once; after that only this browser can use the desk. What is done there is done with \
                    the rights of the user who runs the command, and the history has that user.

                    It ends with Ctrl-C, with the terminal, or when nobody has used it for a while.

                    Over ssh, with the same port at both ends:
                      ssh -L 8424:127.0.0.1:8424 -t host madoguchi desk --port 8424
                    """))
        package static let port = Wording(
            ja: "127.0.0.1 のこのポートで待ち受けます。省略すると、空いているポートです。",
            en: "Listen on this port of 127.0.0.1; a free one by default.")
        package static let idle = Wording(
            ja: "使われない時間がこれだけ続くと終了します: 90m、4h。24 時間まで。省略すると 30 分です。",
            en: "End when nobody has used it for so long: 90m, 4h, at most 24h; 30 minutes by default.")
        package static let noOpen = Wording(
            ja: "ブラウザーを開かず、アドレスを表示するだけにします。", en: "Only print the address, and open no browser.")
    }
}
