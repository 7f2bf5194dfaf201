import ArgumentParser
import Messages
import TerminalText
import Testing

@testable import madoguchi

@Suite("Usage errors")
struct UsageTests {
    private func report(_ arguments: [String], _ language: madoguchi.Language) throws -> UsageReport {
        let environment = try CommandEnvironment.test(language)
        return try #require(
            #expect(throws: UsageReport.self) { try Madoguchi.answer(to: arguments, in: environment) })
    }

    private func fault(_ arguments: [String], _ language: madoguchi.Language) throws -> String {
        let report = try report(arguments, language)
        #expect(report.exitCode == 64)
        return String(report.text.prefix { $0 != "\n" })
    }

    /// A command line and what is said of it. Command lines like these are those that the parser has a message for.
    private static let faults: [(arguments: [String], en: String, ja: String)] = [
        (["hours"], "Missing expected argument '<plan>'", "<プラン> がありません。指定してください"),
        (
            ["case", "open", "login"], "Missing expected argument '--plan <plan>'",
            "--plan <プラン> がありません。指定してください"
        ),
        (
            ["status", "--zoen", "UTC"], "Unknown option '--zoen'. Did you mean '--zone'?",
            "「--zoen」というオプションはありません。「--zone」のことでしょうか"
        ),
        (
            ["status", "--frobnicate"], "Unknown option '--frobnicate'",
            "「--frobnicate」というオプションはありません。綴りを確かめてください"
        ),
        (
            ["status", "--zone"], "Missing value for '--zone <zone>'",
            "--zone <タイムゾーン> に値がありません。値を付けてください"
        ),
        (
            ["status", "--json=yes"], "The option '--json' does not take any value, but 'yes' was specified.",
            "--json は値を取りません。「yes」を取り除いてください"
        ),
        (
            ["queue", "show", "a", "b"], "Unexpected argument 'b'",
            "余分な引数があります: 「b」。取り除くか、空白を含む値なら引用符で囲んでください"
        ),
        (
            ["queue", "show", "a", "b", "c"], "2 unexpected arguments: 'b', 'c'",
            "余分な引数が 2 個あります: 「b」「c」。取り除くか、空白を含む値なら引用符で囲んでください"
        ),
        (
            ["case", "list", "--state", "closed"],
            "The value 'closed' is invalid for '--state <state>'. Please provide one of 'open' and 'resolved'.",
            "--state <状態> の値「closed」は使えません。次のどれかにしてください: open、resolved"
        ),
        (
            ["hours", "basic", "--days", "x"], "The value 'x' is invalid for '--days <days>'",
            "--days <日数> の値「x」は使えません"
        ),
        (
            ["queue", "list", "--state", "lost"],
            "The value 'lost' is invalid for '--state <state>'. Please provide one of the following:",
            "--state <状態> の値「lost」は使えません。次のどれかにしてください:"
        ),
        (
            ["--generate-completion-script", "tcsh"], "Can't generate completion scripts for 'tcsh'.",
            "「tcsh」の補完スクリプトは作れません。--generate-completion-script=<シェル> で次のどれかを指定してください:"
        ),
        (
            ["hours", "basic", "--days", "0"], "'--days' is a number from 1 to 366.", "--days は 1 から 366 までの数です。"
        ),
        (
            ["templates", "preview", "x", "--html", "--json"], "Give either '--html' or '--json'.",
            "--html と --json は、どちらか一方だけを指定してください。"
        ),
        (
            ["queue", "show", "x", "--html", "--raw"], "Give one of '--text', '--html', '--raw' and '--json'.",
            "--text、--html、--raw、--json のうち、一つだけを指定してください。"
        ),
        (
            ["record", "amend", "x"], "Give '--error', '--seen-on', '--steps', '--tried' or '--cure'.",
            "--error、--seen-on、--steps、--tried、--cure のどれかを指定してください。"
        ),
        (
            ["close", "basic"], "Give '--to', '--for' or '--until-removed'.",
            "--to、--for、--until-removed のどれかを指定してください。"
        ),
        (
            ["open", "basic", "--to", "2026-12-01", "--for", "4h"],
            "Give one of '--to', '--for' and '--until-removed'.",
            "--to、--for、--until-removed のうち、一つだけを指定してください。"
        ),
        (
            ["open", "basic", "--for", "4h", "--unknown"], "Unknown option '--unknown'",
            "「--unknown」というオプションはありません。綴りを確かめてください"
        ),
        (
            ["changes", "--days", "0"], "'--days' is a number from 1 to 366.", "--days は 1 から 366 までの数です。"
        ),
        (
            ["case", "mark", "c1", "x", "--var", "a"], "'--var' takes NAME=VALUE, as in '--var name=VALUE'.",
            "--var は「名前=値」の形で指定します（例: --var name=値）。"
        ),
        (
            ["case", "mark", "c1", "x", "--var", "a=1", "--var", "a=2"], "The variable 'a' is given twice.",
            "変数「a」が二度指定されています。一つにしてください。"
        ),
    ]

    @Test("say what is wrong with which word, and what to do, in one language", arguments: faults)
    func described(arguments: [String], en: String, ja: String) throws {
        #expect(try fault(arguments, .english) == "Error: " + en)
        #expect(try fault(arguments, .japanese) == "エラー: " + ja)
    }

    @Test("are in English what the parser says", arguments: faults.map(\.arguments))
    func parsersOwn(arguments: [String]) throws {
        let message = HelpLanguage.$current.withValue(.en) { () -> String in
            do {
                _ = try Madoguchi.parseAsRoot(arguments)
                return ""
            } catch {
                return Madoguchi.fullMessage(for: error, columns: 80)
            }
        }
        #expect(try report(arguments, .english).text == message)
    }

    @Test("show what the option is for, the usage, and where more is said")
    func around() throws {
        #expect(
            try report(["wait", "basic", "--for", "ever"], .japanese).text == """
                エラー: --for <状態> の値「ever」は使えません。次のどれかにしてください: open、closed
                説明: --for <状態>  待つ状態。
                使い方: madoguchi wait <プラン> [--for <状態>] [--timeout <時間>] [--quiet] [--runtime-dir <場所>] [--json] [--wide]
                  詳しくは「madoguchi wait --help」で確かめられます。
                """)
        #expect(
            try report(["eval", "24/7", "--zone", "UTC"], .japanese).text == """
                エラー: --at、--from と --to、--from と --add のうち、どれか一つを指定してください。
                使い方: madoguchi eval <式> --zone <タイムゾーン> --at <日時>
                        madoguchi eval <式> --zone <タイムゾーン> --from <日時> --to <日時>
                        madoguchi eval <式> --zone <タイムゾーン> --from <日時> --add <時間>
                  詳しくは「madoguchi eval --help」で確かめられます。
                """)
    }

    @Test(
        "suggest the command that is probably meant",
        arguments: [
            (["statsu"], "status"), (["statsu", "basic"], "status"), (["queue", "shwo", "x"], "show"),
            (["case", "opne"], "open"), (["--json", "templats"], "templates"), (["recrod", "list"], "record"),
            (["hepl"], "help"),
        ])
    func commands(arguments: [String], nearest: String) throws {
        let typed = try #require(arguments.first { !["queue", "case", "--json"].contains($0) })
        #expect(try fault(arguments, .english) == "Error: Unknown command '\(typed)'. Did you mean '\(nearest)'?")
        #expect(try fault(arguments, .japanese) == "エラー: 「\(typed)」というコマンドはありません。「\(nearest)」のことでしょうか")
    }

    @Test("suggest no command where none is near, or where none can stand")
    func noCommand() throws {
        #expect(try fault(["frobnicate"], .english) == "Error: Unknown command 'frobnicate'")
        #expect(try fault(["frobnicate"], .japanese) == "エラー: 「frobnicate」というコマンドはありません。綴りを確かめてください")
        #expect(try fault(["zone", "UTC", "shwo"], .english) == "Error: Unexpected argument 'shwo'")
    }

    @Test("without any argument show the whole help behind what is wrong")
    func noArguments() {
        struct Needy: ParsableCommand {
            static var configuration: CommandConfiguration {
                CommandConfiguration("needy", Help.Doctor.command)
            }

            @Option(help: ArgumentHelp(Help.Doctor.config, Help.Value.file)) var config: String
        }
        HelpLanguage.$current.withValue(.ja) {
            do {
                _ = try Needy.parseAsRoot([])
                Issue.record("it needs an option")
            } catch {
                let text = UsageReport(error, of: Needy.self, arguments: [], width: 80).text
                #expect(text.hasPrefix("エラー: --config <ファイル> がありません。指定してください\n\n概要: "))
                #expect(text.contains("\n使い方: needy --config <ファイル>\n\nオプション:\n"))
            }
        }
    }
}
