import Messages
import Testing

/// Messages of swift-argument-parser, as its ErrorMessageGenerator makes them, also those that no command line of ours leads to.
@Suite("The parser's messages")
struct UsageMessageTests {
    @Test(
        "are known, and stay in English what they are",
        arguments: [
            ("Unknown option '-x'", "「-x」というオプションはありません。綴りを確かめてください"),
            ("Unknown option '--a'. Did you mean '--b'?", "「--a」というオプションはありません。「--b」のことでしょうか"),
            (
                "Unknown option '-zq'. Did you mean '--at'?\n   or: Missing value for '-z <zone>' in '-zq'",
                "「-zq」というオプションはありません。「--at」のことでしょうか\n   または: 「-zq」の -z <zone> に値がありません。値を付けてください"
            ),
            ("Missing value for '--to'", "--to に値がありません。値を付けてください"),
            (
                "Value to be set with flag '--b' had already been set with flag '--a'",
                "「--b」の値は「--a」ですでに決まっています。どちらか一つにしてください"
            ),
            (
                "Value to be set with flag 'b' in '-ab' had already been set with flag 'a' in '-ab'",
                "「-ab」の中の「b」の値は「-ab」の中の「a」ですでに決まっています。どちらか一つにしてください"
            ),
            ("Invalid option: ---", "「---」はオプションとして読めません。綴りを確かめてください"),
            ("Missing one of: '--a', '--b <b>'", "次のどれか一つを指定してください: --a、--b <b>"),
            ("3 unexpected arguments: 'a', 'b', 'c'", "余分な引数が 3 個あります: 「a」「b」「c」。取り除くか、空白を含む値なら引用符で囲んでください"),
            ("Missing required subcommand.", "コマンドがありません。指定してください"),
            ("Command 'x' is not a parent of the current command.", "「x」は、このコマンドの親ではありません"),
            ("The value 'x' is invalid for '<n>'", "<n> の値「x」は使えません"),
            ("The value 'x' is invalid for '<n>': too long", "<n> の値「x」は使えません: too long"),
            ("The value 'x' is invalid.", "値「x」は使えません"),
            (
                "The value 'x' is invalid for '<n>'. Please provide one of 'a', 'b' or 'c'.",
                "<n> の値「x」は使えません。次のどれかにしてください: a、b、c"
            ),
            (
                "The value 'x' is invalid for '<n>'. Please provide one of the following:\n  - a\n  - b\n  - c\n  - d\n  - e\n  - f",
                "<n> の値「x」は使えません。次のどれかにしてください:\n  - a\n  - b\n  - c\n  - d\n  - e\n  - f"
            ),
            (
                "Can't autodetect a supported shell.\nPlease use --generate-completion-script=<shell> with one of:\n    zsh bash fish",
                "シェルの種類が分かりません。--generate-completion-script=<シェル> で次のどれかを指定してください:\n    zsh bash fish"
            ),
            (
                "Internal error. Invalid state while parsing command-line arguments.",
                "コマンドラインを読み取れませんでした。madoguchi の不具合です（不正な状態）"
            ),
        ])
    func known(message: String, japanese: String) {
        #expect(UsageMessage.wording(of: message).en == message)
        #expect(UsageMessage.wording(of: message).ja == japanese)
    }

    @Test("that aren't known pass as they are", arguments: ["", "Something new.", "--at は時刻ではありません"])
    func unknown(message: String) {
        #expect(UsageMessage.wording(of: message) == Wording(verbatim: message))
    }

    @Test("hold what was typed, whatever that is")
    func typed() {
        let wording = UsageMessage.wording(of: "Unexpected argument 'it's \u{1B}[2J'")
        #expect(wording.ja.hasPrefix("余分な引数があります: 「it's \\u{1b}[2J」。"))
    }
}
