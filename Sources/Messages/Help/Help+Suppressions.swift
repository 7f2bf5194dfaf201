extension Help {
    package enum Suppress {
        package static let command = CommandHelp(
            Wording(
                ja: "配信停止のアドレスを表示し、変更します。", en: "Shows and changes the suppressed addresses."))
        package static let address = Wording(ja: "アドレス。", en: "The address.")
    }

    package enum SuppressAdd {
        package static let command = CommandHelp(
            Wording(
                ja: "アドレスを配信停止にし、送信待ちのメールを取り消します。",
                en: "Suppresses an address, and cancels what is queued to it."),
            usage: Wording(
                ja: """
                    madoguchi suppress add (<アドレス> | --follow-up <id>) [--reason <理由>] [--scope recurring|all]
                    """,
                en: """
                    madoguchi suppress add (<address> | --follow-up <id>) [--reason <text>] [--scope recurring|all]
                    """),
            discussion: Wording(
                ja: """
                    --scope recurring では定期メールだけを止め、問い合わせへの返信は引き続き送ります。all では何も送りません。\
                    省略すると、--follow-up が定期メールなら recurring、それ以外は all です。すでに配信停止のアドレスでは、--scope \
                    で範囲を変えられます。
                    """,
                en: """
                    With --scope recurring nothing goes to it that goes again and again, and it still gets the answers that \
                    it asks for; with all, nothing. Unless told: recurring for a recurring follow-up, as an unsubscription \
                    is, and all otherwise. For an address that is suppressed already, --scope changes the scope.
                    """))
        package static let followUp = Wording(ja: "このメールの受信者。", en: "The recipient of this message.")
        package static let reason = Wording(
            ja: "理由。一覧を見る人のために書きます。", en: "The reason, for people who read the list.")
        package static let scope = Wording(
            ja: "止めるメール: recurring、all。", en: "Which messages don't go to it: recurring, all.")
    }

    package enum SuppressRemove {
        package static let command = CommandHelp(
            Wording(
                ja: "配信停止を解除します。取り消されたメールは、取り消しのままです。",
                en: "Removes a suppression; messages that were cancelled stay cancelled."))
    }

    package enum SuppressList {
        package static let command = CommandHelp(
            Wording(ja: "配信停止のアドレスを一覧にします。", en: "Lists the suppressed addresses."),
            discussion: Shared.pages)
    }
}
