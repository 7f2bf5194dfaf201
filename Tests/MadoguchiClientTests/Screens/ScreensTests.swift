import ArgumentParser
import Foundation
import SupportHours
import TerminalText
import TestSupport
import Testing

@testable import madoguchi

/// What every command shows on terminals of three widths, in both languages, beside files that a person can read. The
/// daemon's answers were recorded (`Screens/record`), so that nothing in them differs from day to day.
///
/// MADOGUCHI_GOLDEN=record writes the files anew.
@Suite("Screens")
struct ScreensTests {
    private static let widths = [40, 80, 120]
    private static let places = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let records = ProcessInfo.processInfo.environment["MADOGUCHI_GOLDEN"] == "record"

    private static let id = "0d2m9q7t4k"

    private struct Screen: CustomTestStringConvertible, Sendable {
        let name: String
        let arguments: [String]

        init(_ name: String, _ arguments: String...) {
            self.name = name
            self.arguments = arguments
        }

        var testDescription: String { name }
    }

    private static let screens = [
        Screen("status", "status"), Screen("hours", "hours", "basic"), Screen("audit", "audit", "basic"),
        Screen("staffed", "staffed", "basic", "--from", "2026-11-24", "--add", "4h"),
        Screen("zone", "zone", "America/Los_Angeles"),
        Screen("eval", "eval", "Mo-Fr 09:00-18:00", "--zone", "Asia/Tokyo", "--at", "2026-11-24T10:00"),
        Screen("queue-list", "queue", "list"), Screen("queue-show", "queue", "show", "\(id)2yb"),
        Screen("queue-stats", "queue", "stats"), Screen("case-list", "case", "list"),
        Screen("case-show", "case", "show", "\(id)1xz"), Screen("playbooks-list", "playbooks", "list"),
        Screen("playbooks-show", "playbooks", "show", "password"), Screen("templates-list", "templates", "list"),
        Screen("templates-show", "templates", "show", "mail-not-arriving"),
        Screen("suppress-list", "suppress", "list"), Screen("record-search", "record", "search"),
        Screen("record-show", "record", "show", "\(id)3zc"), Screen("recurring-list", "recurring", "list"),
        Screen("report", "report"), Screen("doctor", "doctor"), Screen("overrides-list", "overrides"),
        Screen("changes", "changes"), Screen("calendars", "calendars"), Screen("wait", "wait", "pro"),
        Screen("cluster-show", "cluster"),
        Screen("remind", "remind", "basic", "--to", "tanaka@example.jp", "--subject", "S", "--text", "T"),
        Screen("case-open", "case", "open", "password", "--plan", "basic", "--to", "hanako@example.jp"),
        Screen("case-note", "case", "note", "\(id)1xz", "T"),
        Screen("case-mark", "case", "mark", "\(id)1xz", "mail-not-arriving"),
        Screen("queue-cancel", "queue", "cancel", "\(id)2yb"), Screen("queue-pause", "queue", "pause"),
        Screen("queue-resume", "queue", "resume"), Screen("record-add", "record", "add", "T"),
        Screen("record-amend", "record", "amend", "\(id)3zc", "--cure", "T"),
        Screen("close", "close", "desk", "--for", "3d", "--reason", "R"),
        Screen("overrides-remove", "overrides", "remove", "\(id)4wd"),
    ]

    /// What a command's answer shows: the thing that it made, below the path, or the one that it changed, above it.
    private static func names(of path: String, _ method: String) -> [String] {
        guard method == "POST" else { return [path] }
        let made = ["1xz", "2yb", "3zc", "4wd"].map { "\(path)_\(id)\($0)" }
        return made + [path, path.split(separator: "_").dropLast().joined(separator: "_")]
    }

    /// Answers from the recorded files, in the language that is asked for.
    private static func stub(in directory: String, at socket: String) throws -> StubDaemon {
        let answers = places.appendingPathComponent("Answers")
        return try StubDaemon(in: directory, at: socket) { request in
            let language = request.fields["accept-language"]?.hasPrefix("ja") == true ? "ja" : "en"
            let path = request.target.prefix { $0 != "?" }.dropFirst().replacing("/", with: "_")
            let texts = names(of: String(path), request.method).lazy.compactMap { name in
                let file = answers.appendingPathComponent(language).appendingPathComponent("\(name).json")
                return try? String(contentsOf: file, encoding: .utf8)
            }
            guard let text = texts.first else {
                return .json(#"{"type":"x","title":"x","status":404,"detail":"\#(request.target)"}"#, status: 404)
            }
            return .json(text, status: request.method == "POST" ? 201 : 200)
        }
    }

    private static func text(of screen: Screen, _ language: Language, width: Int) throws -> String {
        let directory = try TemporaryDirectory.make()
        let stubs = try [stub(in: directory, at: "query.sock"), stub(in: directory, at: "control.sock")]
        let now = try String(contentsOf: places.appendingPathComponent("Answers/now"), encoding: .utf8)
        var environment = try CommandEnvironment.test(
            language, now: now.trimmingCharacters(in: .whitespacesAndNewlines), runtimeDirectory: directory,
            width: width)
        environment.userName = { $0 == 0 ? "root" : nil }
        defer { withExtendedLifetime(stubs) {} }
        let text = try Madoguchi.answer(to: screen.arguments, in: environment).text
        return text.replacing(directory, with: "/run/madoguchi")
    }

    @Test("are as they were recorded", arguments: screens)
    private func screen(_ screen: Screen) throws {
        var shown = "$ madoguchi \(screen.arguments.joined(separator: " "))\n"
        for language in [Language.japanese, .english] {
            for width in Self.widths {
                let text = try Self.text(of: screen, language, width: width)
                let name = language.code
                shown += "\n--- \(name), \(width) columns " + String(repeating: "-", count: width - 17) + "\n\(text)"
                for line in text.split(separator: "\n") where line.displayWidth > width {
                    // A word that can't be broken, or somebody's own text.
                    #expect(
                        Line(String(line)).longestWord > width / 2 || screen.name == "templates-show"
                            || screen.name.hasPrefix("case-"), "\(line)")
                }
            }
        }
        let file = Self.places.appendingPathComponent("Shown/\(screen.name).txt")
        if Self.records { return try shown.write(to: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: file, encoding: .utf8) == shown)
    }

    @Test("of all commands are there")
    func complete() {
        let shown = Set(Self.screens.map(\.name))
        let commands = Madoguchi.configuration.subcommands.flatMap { command -> [String] in
            let name = command.configuration.commandName ?? ""
            let below = command.configuration.subcommands.compactMap { $0.configuration.commandName }
            return below.isEmpty ? [name] : below.map { "\(name)-\($0)" }
        }
        // Answers like those that are there: opening like closing, a letter like a reminder; and single sentences. Documents
        // are themselves. The desk's screen has an address that is never the same, and the first steps are a conversation.
        let others: Set = [
            "open", "send", "import", "queue-retry", "queue-reschedule", "queue-backup", "templates-preview",
            "templates-export", "case-resolve", "suppress-add", "suppress-remove", "record-remove", "calendar", "desk",
            "cluster-adopt", "cluster-drain", "cluster-forget", "init",
        ]
        #expect(Set(commands).subtracting(others) == shown)
    }
}
