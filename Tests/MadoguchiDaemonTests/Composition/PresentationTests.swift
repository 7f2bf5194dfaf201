import Messages
import SupportHours
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("The presentation at the start")
struct PresentationTests {
    @Test("is in the terminal's language, whatever the configuration's is", arguments: Language.allCases)
    func language(language: Language) throws {
        let other = language == .ja ? Language.en : .ja
        let configuration =
            threePlans.replacing("language: ja", with: "language: \(other.rawValue)")
            + "\nweb: { listen: '127.0.0.1:8423' }\n"
        let snapshot = try TestHours.snapshot(configuration)
        #expect(snapshot.language == other)
        let text = Presentation(
            of: snapshot, at: try Instant("2026-11-28T12:00:00Z"), in: language, clientDirectory: nil
        ).text
        #expect(text.contains("http://127.0.0.1:8423/"))
        for wording in [Wording.howToAsk, .pagesAt, .subjectAndText] {
            #expect(text.contains(wording[language]))
            #expect(!text.contains(wording[other]))
        }
    }
}
