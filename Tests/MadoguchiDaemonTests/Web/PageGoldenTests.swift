import Foundation
import Messages
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// Whole pages in both languages, beside files that a person can open.
///
/// MADOGUCHI_GOLDEN=record writes the files anew.
@Suite("Pages as files")
struct PageGoldenTests {
    private static let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden")
    private static let records = ProcessInfo.processInfo.environment["MADOGUCHI_GOLDEN"] == "record"
    private static let pages = [
        "plans": "/", "plan": "/plans/basic", "always": "/plans/pro", "embed": "/embed/basic",
        "problem": "/plans/basik",
    ]

    @Test("are as they were", arguments: pages.keys.sorted(), Language.allCases)
    func page(name: String, language: Language) async throws {
        let pages = try TestPages(web: "{ address: 'https://support.example.jp', embed: ['https://www.example.jp'] }")
        try pages.lay(
            .closed, from: "2026-12-24T14:00:00Z", to: "2026-12-25T01:00:00Z",
            reason: Wording(ja: "年末の棚卸し", en: "stocktaking at the end of the year"))
        let target = try #require(Self.pages[name]) + "?lang=\(language.rawValue)"
        // The release is the machine's.
        let release = pages.current.snapshot.tzdata ?? ""
        let text = try await pages.get(target, [("accept", "text/html")]).text
            .replacing("<dd>\(release)</dd>", with: "<dd>RELEASE</dd>")
            .replacing("?\(PageFile.version)\"", with: "?VERSION\"")
        let file = Self.place.appendingPathComponent("\(name).\(language.rawValue).html")
        if Self.records { try text.write(to: file, atomically: true, encoding: .utf8) }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(
            text == recorded, "record it, if that is meant: MADOGUCHI_GOLDEN=record swift test --filter PageGoldenTests"
        )
    }
}
