import LoggedEvents
import Messages
import TerminalText

/// `systemd/madoguchi.catalog`: what is said of each event, under its id. [systemd's "Journal Message Catalogs"]
enum JournalCatalogue {
    /// The journal puts a mark before each line.
    private static let width = 82

    static var text: String {
        let heading = """
            # What the journal says of madoguchid's messages (journalctl --catalog). An id, once released, keeps its meaning.
            # Made of JournalExplanation (Sources/Messages); written anew by
            # MADOGUCHI_DOCUMENTS=record swift test --filter LoggedEventTests
            """
        let entries = LoggedEvent.allCases.map { event in
            "# \(event.rawValue)\n" + entry(event, .en) + "\n" + entry(event, .ja)
        }
        return ([heading + "\n"] + entries).joined(separator: "\n")
    }

    /// The entry without a language is for all that have none of their own.
    private static func entry(_ event: LoggedEvent, _ language: Language) -> String {
        let explanation = event.explanation
        let lines = explanation.text[language].wrapped(to: width)
        return """
            -- \(event.messageID)\(language == .en ? "" : " \(language.rawValue)")
            Subject: \(explanation.subject[language])
            Defined-By: madoguchi
            Documentation: man:madoguchid(8)

            \(lines.joined(separator: "\n"))

            """
    }
}
