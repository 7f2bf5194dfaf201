import Foundation
import TestSupport
import Testing

/// The imports that the guide shows, run on exports and spreadsheets with the letters that come with madoguchi.
///
/// `MADOGUCHI_DOCUMENTS=record swift test --filter GuideTests` writes what the commands say into the guide.
@Suite("The guide", .timeLimit(.minutes(3)))
struct GuideTests {
    private static let records = ProcessInfo.processInfo.environment["MADOGUCHI_DOCUMENTS"] == "record"
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let lists = repository.appending(path: "Tests/ListsTests/Fixtures")

    @Test("shows imports as they are", arguments: [("guidance.md", "en"), ("guidance.ja.md", "ja")])
    func imports(name: String, language: String) throws {
        let file = Self.repository.appending(path: "docs/\(name)")
        let text = try String(contentsOf: file, encoding: .utf8)
        var lines: [String] = []
        var commands = 0
        // What a command said stands below it, up to the next command or the end of the block.
        var isAnswer = false
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("$ ") || line.hasPrefix("```") { isAnswer = false }
            if isAnswer { continue }
            lines.append(line)
            guard let command = Self.command(line) else { continue }
            lines += try Self.answer(to: command, in: language)
            commands += 1
            isAnswer = true
        }
        #expect(commands >= 6)
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
        let answer = try #require(run.golden().components(separatedBy: "> client[").last)
        return answer.components(separatedBy: "\n").compactMap { line in
            line.hasPrefix("| ") || line.hasPrefix("! ") ? String(line.dropFirst(2)) : nil
        }
    }
}
