extension Help {
    package enum Import {
        /// - Parameter columns: the names of those that there are.
        package static func command(columns: [String]) -> CommandHelp {
            let list = Wording.list(columns)
            return CommandHelp(
                Wording(
                    ja: "ファイルから、多数のメールをまとめて預かります。",
                    en: "Queues many messages at once, from a file."),
                discussion: Wording(
                    ja: """
                        ファイルは、表計算ソフトなどが書き出した、一行目に列の名前がある表か、NDJSON（一行に一つの、ソケットが受け取る\
                        形の JSON オブジェクト）です。列は次のとおりです: \(list.ja)。when（next）、not_before、after_staffed は、\
                        一行に一つまでです。各行には、テンプレートと変数か、件名と本文を書きます。ない値はオプションで補います。NDJSON \
                        では、--var と --var-file は変数のない行にだけ使います。

                        列の名前は、大文字と小文字、全角と半角を区別しません。テンプレートの変数は variables. を付けなくても、アドレスと\
                        名前は Kajabi、Shopify、Mailchimp、Stripe、Teachable や日本語の表計算の見出しでも分かります。それ以外は \
                        --column で示します: --column to="Contact" --column variables.name="Last Name+First Name"（空白を\
                        はさんでつながります）。使わなかった列と直したところは、終わりに示します。読めない行だけを断り、ほかの行は\
                        受け付けます。

                        同じ取り込みをもう一度実行しても、二重に保存されることはありません。途中で止まったときや、断られた行を直した\
                        ときは、もう一度実行するだけです。同じメールをもう一度送るときは、--run に別の名前を付けます。

                        断られた行があれば 65 で終了します。ほかの行は受け付けています。
                        """,
                    en: """
                        The file is a table whose first line names the columns, as spreadsheets and exports have it, or \
                        NDJSON, a JSON object a line as the socket accepts them. The columns are: \(list.en). Of when (which is \
                        "next"), not_before and after_staffed a line has at most one; it has a template and variables, or a \
                        subject and a text. Options are defaults for missing values; in NDJSON, --var and --var-file are for \
                        lines without variables of their own.

                        Columns are known by these names in any case and width, a template's variables also without \
                        "variables.", and addresses and names by the headers of Kajabi, Shopify, Mailchimp, Stripe, Teachable \
                        and spreadsheets in Japanese. --column says it of others: --column to="Contact" --column \
                        variables.name="Last Name+First Name", which is joined by a blank. Columns that aren't used, and \
                        whatever is repaired, are listed at the end. A row that can't be read is refused alone.

                        Running the same import again stores nothing twice. So one that was interrupted, or whose refused \
                        lines were corrected, is simply run again. Give --run another name to send the same messages once more.

                        Exits with 65 if lines were refused; the others are accepted all the same.
                        """))
        }

        package static let file = Wording(ja: "ファイル。- は標準入力です。", en: "The file; - is standard input.")
        package static let format = Wording(
            ja: "ファイルの形式: csv または ndjson。省略すると、最初の文字で見分けます。",
            en: "The file's format: csv or ndjson; by default detected by its first character.")
        package static let column = Wording(
            ja: "値を取る列。+ で複数をつなげられます。", en: "Which column a value is taken from; several may be joined with +.")
        package static let encoding = Wording(
            ja: "先頭に BOM のないファイルの文字コード: 省略すると utf-8、ほかに cp932（Shift_JIS）、utf-16、euc-jp、windows-1252。",
            en: """
                The encoding of a file without a mark: utf-8 by default, cp932 (Shift_JIS), utf-16, euc-jp, windows-1252.
                """)
        package static let delimiter = Wording(
            ja: "セルの区切り: comma、semicolon、tab、または別の 1 文字。省略すると、一行目から判断します。",
            en: """
                What separates the cells: comma, semicolon, tab or another character; by default found by the first line.
                """)
        package static let plan = Wording(ja: "プラン。", en: "The plan.")
        package static let kind = Wording(
            ja: "reminder または guidance。テンプレートはどちらか一方のものです。",
            en: "reminder or guidance; a template is for one of them.")
        package static let run = Wording(
            ja: "取り込みの名前。別の名前にすると、同じ行をもう一度送ります。",
            en: "The run's name; another name sends the same lines again.")
        package static let rejects = Wording(
            ja: "断られた行を、理由の列を加えてこの新しいファイルに書き出します。",
            en: "Write the refused rows as they stand to this new file, with their reasons in a column.")
    }
}
