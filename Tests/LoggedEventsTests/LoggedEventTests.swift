import Foundation
import LoggedEvents
import MadoguchiAPI
import Messages
import TerminalText
import Testing

/// What stands in the repository's files beside the code.
///
/// `MADOGUCHI_DOCUMENTS=record swift test --filter LoggedEventTests` writes the journal's catalogue anew.
@Suite("The journal's catalogue and the changelogs")
struct LoggedEventTests {
    private static let records = ProcessInfo.processInfo.environment["MADOGUCHI_DOCUMENTS"] == "record"
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized

    private func lines(_ path: String) throws -> [Substring] {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test("explain every event under its own id, in two languages, and nothing else")
    func catalogue() throws {
        let file = Self.root.appending(path: "systemd/madoguchi.catalog")
        if Self.records {
            try JournalCatalogue.text.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let isSame = try String(contentsOf: file, encoding: .utf8) == JournalCatalogue.text
        #expect(
            isSame,
            """
            systemd/madoguchi.catalog isn't what JournalExplanation says; record it with \
            MADOGUCHI_DOCUMENTS=record swift test --filter LoggedEventTests, and look at the difference
            """)
    }

    @Test("name no field that the journal hasn't, and leave no line too long for a terminal")
    func texts() {
        let fields = LogField.allCases.filter { $0 != .event }.map { "@\($0.rawValue.uppercased())@" }
        for event in LoggedEvent.allCases {
            let explanation = event.explanation
            for language in Language.allCases {
                let text = explanation.subject[language] + explanation.text[language]
                #expect(text.matches(of: #/@[A-Z_]+@/#).allSatisfy { fields.contains(String($0.output)) }, "\(event)")
                #expect(!explanation.subject[language].contains("\n"), "\(event)")
            }
        }
        let lines = JournalCatalogue.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.allSatisfy { String($0).displayWidth <= 90 })
    }

    @Test("have ids that are 128 bits, each once")
    func ids() {
        let ids = LoggedEvent.allCases.map(\.messageID)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.count == 32 && $0.allSatisfy("0123456789abcdef".contains) })
    }

    @Test("name the release that the programs name")
    func release() throws {
        let first = try #require(try lines("debian/changelog").first)
        let version = first.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" && $0 != "-" && $0 != "~" }
        #expect(version == Release.version)
    }
}
