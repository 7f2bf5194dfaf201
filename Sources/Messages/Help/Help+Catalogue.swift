extension Help {
    package enum Templates {
        package static let command = CommandHelp(
            Wording(
                ja: "テンプレートの一覧と内容を表示し、メールを試しに作ります。",
                en: "Shows the catalogue of templates, and previews them."))
        package static let id = Wording(ja: "テンプレートの ID。", en: "The template's id.")
    }

    package enum TemplatesList {
        package static let command = CommandHelp(Wording(ja: "テンプレートを一覧にします。", en: "Lists the templates."))
        package static let audience = Wording(
            ja: "お客様宛（customer）か運営者宛（operator）のものだけ。",
            en: "Only those for customers, or those for the operator.")
        package static let language = Wording(
            ja: "題名の言語: ja または en。省略すると、表示に使っている言語です。",
            en: "The language of their titles, ja or en; yours by default.")
    }

    package enum TemplatesShow {
        package static let command = CommandHelp(
            Wording(
                ja: "テンプレートの用途、変数、文面を表示します。",
                en: "Shows a template: its purpose, its variables, and its wording."))
    }

    package enum TemplatesPreview {
        package static let command = CommandHelp(
            Wording(
                ja: "テンプレートからいま作成されるメールを表示します。",
                en: "Shows a message as it would be sent if it were rendered now."),
            discussion: Wording(
                ja: """
                    必要なのに指定のない変数には、見本と分かる値を入れます。秘密の値は点で示します。--html はブラウザー用です: \
                    madoguchi templates preview ID --html > message.html
                    """,
                en: """
                    A variable that has to be given, and isn't, shows a sample that is marked as one; secrets are dots. \
                    --html is for a browser: madoguchi templates preview ID --html > message.html
                    """))
        package static let language = Wording(
            ja: "メールの言語: ja または en。省略すると、デーモンの言語です。",
            en: "The message's language, ja or en; the daemon's by default.")
        package static let plan = Wording(
            ja: "どのプランの対応時間を書くか。省略すると、最初のプランです。",
            en: "The plan whose hours it names; the first one by default.")
        package static let html = Wording(
            ja: "HTML パートを書き出します。なければ、本文をページにして書き出します。",
            en: "Write its HTML part, or a page of its text where it has none.")
    }

    package enum TemplatesExport {
        package static let command = CommandHelp(
            Wording(
                ja: "すべてのテンプレートを、よくある質問のページや手引き書に使える一つの文書として書き出します。",
                en: "Writes the catalogue as one document, for a page of answers or a team's handbook."),
            discussion: Wording(
                ja: "--json では、同じ文書がオブジェクトの文字列 \"document\" になります。",
                en: "With --json: the same document as the string \"document\" of an object."))
        package static let format = Wording(
            ja: "文書の形式。省略すると markdown です。", en: "The document's format; markdown by default.")
        package static let audience = Wording(
            ja: "お客様宛（customer）か運営者宛（operator）のテンプレートだけ。",
            en: "Only the templates for customers, or those for the operator.")
        package static let language = Wording(
            ja: "文書の言語: ja または en。省略すると、デーモンの言語です。",
            en: "The document's language, ja or en; the daemon's by default.")
    }

    package enum Playbooks {
        package static let command = CommandHelp(
            Wording(
                ja: "プレイブック（案件の進め方）を表示します。", en: "Shows playbooks: the steps that cases follow."))
    }

    package enum PlaybooksList {
        package static let command = CommandHelp(Wording(ja: "プレイブックを一覧にします。", en: "Lists the playbooks."))
        package static let language = Wording(
            ja: "名前の言語: ja または en。省略すると、表示に使っている言語です。",
            en: "The language of their names, ja or en; yours by default.")
    }

    package enum PlaybooksShow {
        package static let command = CommandHelp(
            Wording(
                ja: "プレイブックの手順、その間の対応時間、分岐を表示します。",
                en: "Shows a playbook: its steps, the staffed time between them, and its branches."))
        package static let id = Wording(ja: "プレイブックの ID。", en: "The playbook's id.")
    }

    package enum Recurring {
        package static let command = CommandHelp(
            Wording(ja: "定期メールを表示します。", en: "Shows recurring messages."))
    }

    package enum RecurringList {
        package static let command = CommandHelp(
            Wording(
                ja: "定期メールと、それぞれの次の送信を一覧にします。",
                en: "Lists the recurring messages, and when each is sent next."))
    }
}
