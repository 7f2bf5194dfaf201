import ArgumentParser
import Messages
import TerminalText
import Testing

@testable import madoguchi

@Suite("Help")
struct HelpTests {
    /// All commands, each as it is called.
    private static let commands: [[String]] = names(of: Madoguchi.self)

    private static func names(of command: any ParsableCommand.Type) -> [[String]] {
        [[]]
            + command.configuration.subcommands.flatMap { below in
                names(of: below).map { [below.configuration.commandName ?? ""] + $0 }
            }
    }

    private func help(
        _ arguments: [String], _ language: madoguchi.Language, width: Int? = 80
    ) throws -> UsageReport {
        let environment = try CommandEnvironment.test(language, width: width)
        return try #require(
            #expect(throws: UsageReport.self) { try Madoguchi.answer(to: arguments, in: environment) })
    }

    /// The options that a help screen lists, as they are typed.
    private func options(in help: String) -> [String] {
        help.split(separator: "\n").filter { $0.hasPrefix("  -") }.map { line in
            line.split(separator: " ").prefix { $0.hasPrefix("-") }.joined(separator: " ")
        }
    }

    @Test("of each command is in one language, and lists the same options in both", arguments: commands)
    func languages(command: [String]) throws {
        let english = try help(command + ["--help"], .english)
        let japanese = try help(command + ["--help"], .japanese)
        #expect(english.exitCode == 0)
        #expect(japanese.exitCode == 0)
        #expect(english.text.hasPrefix("OVERVIEW: "))
        #expect(english.text.contains("USAGE: madoguchi"))
        #expect(!english.text.contains { ("ぁ"..."ヿ").contains($0) })
        #expect(japanese.text.hasPrefix("概要: "))
        #expect(japanese.text.contains("使い方: madoguchi"))
        for word in [
            "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "See '", "Show ", "(default", "(values",
        ] {
            #expect(!japanese.text.contains(word), "\(word)")
        }
        #expect(options(in: english.text) == options(in: japanese.text))
        // A usage is one line, however long.
        let isUsage = { (line: Substring) in line.contains("madoguchi ") && line.contains("<") || line.contains("[--") }
        for line in japanese.text.split(separator: "\n") where !isUsage(line) {
            #expect(line.displayWidth <= 80, "\(line)")
        }
    }

    @Test("names values, defaults and the command that is meant without a name in Japanese")
    func libraryWords() throws {
        let wait = try help(["wait", "--help"], .japanese).text
        #expect(wait.contains("  --for <状態>            待つ状態。（値: open、closed。既定値: open）\n"))
        let hours = try help(["hours", "--help"], .japanese).text
        #expect(hours.contains("  --days <日数>           日数。1 から 366 まで。（既定値: 7）\n"))
        #expect(hours.contains("\n引数:\n  <プラン>                対応時間を表示するプラン。\n"))
        #expect(hours.hasSuffix("  --version               版を表示します。\n  -h, --help              使い方を表示します。\n"))
        let queue = try help(["queue", "--help"], .japanese).text
        #expect(queue.contains("\n  stats（既定）"))
        #expect(queue.hasSuffix("\n  詳しくは「madoguchi help queue <コマンド>」で確かめられます。"))
    }

    @Test("puts a description below a label that leaves it no room")
    func longLabels() throws {
        #expect(
            try help(["status", "--help"], .japanese).text.contains(
                "\n  -z, --zone <タイムゾーン>\n                          時刻を表示する"))
    }

    @Test("goes by the width of the terminal", arguments: [50, 72, 120])
    func widths(width: Int) throws {
        let text = try help(["doctor", "--help"], .japanese, width: width).text
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("使い方") }
        #expect(lines.allSatisfy { $0.displayWidth <= width })
        #expect(lines.contains { $0.displayWidth > width - 24 })
    }

    @Test("is there for what swift-argument-parser's help says, too", arguments: [["help"], ["help", "help"], []])
    func help(arguments: [String]) throws {
        let report = try help(arguments, .japanese)
        #expect(report.exitCode == 0)
        #expect(report.text.hasPrefix("概要: "))
        #expect(!report.text.contains("Show "))
    }

    @Test("in either language at the same time")
    func together() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for turn in 0..<20 {
                group.addTask {
                    let language: madoguchi.Language = turn.isMultiple(of: 2) ? .english : .japanese
                    return try help(["case", "--help"], language).text.hasPrefix(
                        language == .english ? "OVERVIEW" : "概要")
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test("has short options where hands expect them")
    func shortOptions() throws {
        let status = try #require(Madoguchi.parseAsRoot(["status", "-q", "-z", "Asia/Tokyo"]) as? StatusCommand)
        #expect(status.quiet)
        #expect(status.zone == "Asia/Tokyo")
        #expect(try #require(Madoguchi.parseAsRoot(["wait", "basic", "-q"]) as? WaitCommand).quiet)
        #expect(try #require(Madoguchi.parseAsRoot(["import", "-", "-n"]) as? ImportCommand).dryRun)
        let open = try Madoguchi.parseAsRoot(["case", "open", "login", "--plan", "basic", "-n"])
        #expect(try #require(open as? CaseOpenCommand).dryRun)
        let send = try Madoguchi.parseAsRoot(["send", "basic", "--to", "a@example.jp", "--template", "x", "-n"])
        #expect(try #require(send as? SendCommand).followUp.dryRun)
        let backup = try Madoguchi.parseAsRoot(["queue", "backup", "copy.sqlite", "-f"])
        #expect(try #require(backup as? QueueBackupCommand).force)
        let eval = try Madoguchi.parseAsRoot(["eval", "24/7", "-z", "UTC", "--at", "2026-11-24"])
        #expect(try #require(eval as? EvalCommand).zone == "UTC")
    }

    @Test("has descriptions in a completion script, too", arguments: ["bash", "zsh", "fish"])
    func scripts(shell: String) throws {
        let report = try help(["--generate-completion-script", shell], .japanese)
        #expect(report.exitCode == 0)
        #expect(!report.text.contains("Show "))
        // bash shows none.
        #expect(report.text.contains("使い方を表示します。") == (shell != "bash"))
    }
}
