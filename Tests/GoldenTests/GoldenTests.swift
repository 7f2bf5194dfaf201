import Foundation
import Testing

/// What the daemon and the client say to users and programs, held against what was recorded.
@Suite("Golden answers", .timeLimit(.minutes(5)))
struct GoldenTests {
    /// `MADOGUCHI_GOLDEN=record` writes the golden files anew.
    static let records = ProcessInfo.processInfo.environment["MADOGUCHI_GOLDEN"] == "record"

    @Test("are as they were recorded", arguments: Scenario.all)
    func answers(name: String) throws {
        let transcript = try ScenarioRun(Scenario(named: name)).golden()
        guard !Self.records else {
            try transcript.write(to: Places.golden.appending(path: "\(name).txt"), atomically: true, encoding: .utf8)
            return
        }
        let golden = (try? Places.text(name, in: Places.golden)) ?? ""
        guard golden != transcript else { return }
        Issue.record(
            """
            Scenario \(name): the answers differ from Golden/\(name).txt (- recorded, + now):
            \(LineDifference(from: golden, to: transcript).text)
            If that is meant, record them: MADOGUCHI_GOLDEN=record swift test --filter GoldenTests
            """)
    }

    @Test("belong to a scenario each")
    func orphans() {
        let orphans = Set(Places.names(in: Places.golden)).subtracting(Scenario.all)
        #expect(orphans.isEmpty, "these golden files have no scenario any more; delete them")
    }
}
