import Foundation
import TestSupport
import Testing

/// The commands that the guide shows with their answers: imports, run on exports and spreadsheets with the letters that
/// come with madoguchi, and a check of such letters with mistakes in them.
///
/// `MADOGUCHI_DOCUMENTS=record swift test --filter GuideTests` writes what the commands say into the guide.
@Suite("The guide", .timeLimit(.minutes(3)))
struct GuideTests {
    private static let records = ProcessInfo.processInfo.environment["MADOGUCHI_DOCUMENTS"] == "record"
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let lists = repository.appending(path: "Tests/ListsTests/Fixtures")

    @Test(
        "shows the answers of the programs as they are", arguments: [("guidance.md", "en"), ("guidance.ja.md", "ja")])
    func answers(name: String, language: String) throws {
        let file = Self.repository.appending(path: "docs/\(name)")
        let text = try String(contentsOf: file, encoding: .utf8)
        var lines: [String] = []
        var (imports, checks) = (0, 0)
        // What a command said stands below it, up to the next command or the end of the block.
        var isAnswer = false
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("$ ") || line.hasPrefix("```") { isAnswer = false }
            if isAnswer { continue }
            lines.append(line)
            if let command = Self.command(line) {
                lines += try Self.answer(to: command, in: language)
                imports += 1
            } else if line == "$ madoguchid --config madoguchi.yaml --check" {
                lines += try Self.check(in: language)
                checks += 1
            } else {
                continue
            }
            isAnswer = true
        }
        #expect(imports >= 6)
        #expect(checks == 1)
        let now = lines.joined(separator: "\n")
        if Self.records {
            try now.write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(now == text, "docs/\(name) shows other answers than those of the program")
        }
    }

    /// What follows on `madoguchi` in a line that shows an import.
    private static func command(_ line: String) -> String? {
        for prompt in ["$ madoguchi ", "$ LANG=ja_JP.UTF-8 madoguchi "] where line.hasPrefix(prompt + "import ") {
            return String(line.dropFirst(prompt.count))
        }
        return nil
    }

    /// - Returns: what the client prints, by a daemon that has taken nothing yet.
    private static func answer(to command: String, in language: String) throws -> [String] {
        let words = command.split(separator: " ")
        let list = try #require(words.dropFirst().first.map(String.init))
        let there = command.replacing(list, with: "{dir}/\(list)").replacing("--rejects ", with: "--rejects {dir}/")
        let run = try ScenarioRun(
            Scenario(
                "guide",
                """
                link letters \(repository.path)/Config/guidance
                link \(list) \(lists.path)/\(list)
                start lists
                client[\(language)] \(there)
                """))
        return try printed(by: run)
    }

    /// - Returns: what `--check` prints of letters and a playbook with mistakes in them.
    private static func check(in language: String) throws -> [String] {
        let letters = try TemporaryDirectory()
        let files = FileManager.default
        let own = repository.appending(path: "Config/guidance")
        for name in try files.subpathsOfDirectory(atPath: own.path) where name.contains(".") {
            try letters.write(Data(contentsOf: own.appending(path: name)), to: name)
        }
        let letter = try letters.text("ja/reset-link-sent.mustache")
        try letters.write(letter, to: "ja/new-letter.mustache")
        try letters.write(
            letter.replacing("{{> signature}}", with: "{{> signatur}}") + "{{sitename}}\n",
            to: "ja/reset-link-sent.mustache")
        try letters.write(
            letters.text("playbooks/password.yaml").replacing(
                "id: send-the-link, template: send-the-link", with: "id: send-the-link, template: send-the-lnk"),
            to: "playbooks/password.yaml")
        let run = try ScenarioRun(
            Scenario(
                "guide",
                """
                link letters \(letters.path)
                file m.yaml
                    | plans: { basic: { timezone: Asia/Tokyo, hours: "24/7" } }
                    | guidance: { directory: letters }
                daemon[\(language)] --check
                """))
        return try withExtendedLifetime(letters) {
            try printed(by: run).map {
                $0.replacing("<dir>/m.yaml", with: "madoguchi.yaml").replacing("<dir>/letters/", with: "guidance/")
            }
        }
    }

    /// What the last program of a scenario prints.
    private static func printed(by run: ScenarioRun) throws -> [String] {
        let answer = try #require(run.golden().components(separatedBy: "\n> ").last)
        return answer.components(separatedBy: "\n").compactMap { line in
            line.hasPrefix("| ") || line.hasPrefix("! ") ? String(line.dropFirst(2)) : nil
        }
    }
}
