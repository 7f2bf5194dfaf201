import Foundation
import TestSupport
import Testing

/// The examples of docs/http.md, sent to a daemon: its answers have the status and the shape that are shown.
///
/// `MADOGUCHI_DOCUMENTS=record swift test --filter DocumentedExamplesTests` writes the answers into the document.
@Suite("The examples of docs/http.md", .disabled(if: GoldenTests.records), .timeLimit(.minutes(3)))
struct DocumentedExamplesTests {
    private static let records = ProcessInfo.processInfo.environment["MADOGUCHI_DOCUMENTS"] == "record"
    private static let document = Places.repository.appending(path: "docs/http.md")
    private static let script = Places.oracle.appending(path: "documented.py").path

    private static func perform(_ document: String) throws -> ChildProcess.Output {
        let run = try ScenarioRun(Scenario("documented", "start documented"))
        _ = try run.golden()
        return try withExtendedLifetime(run) {
            try ChildProcess.run(
                ["python3", script] + (records ? ["--record"] : []) + [document, run.directory.path("run")])
        }
    }

    @Test("are requests that are answered so")
    func answered() throws {
        let output = try Self.perform(Self.document.path)
        #expect(output.isSuccess, "\(output.error)")
        #expect(output.text == "")
        let count = output.error.split(separator: " ").first.flatMap { Int($0) } ?? 0
        #expect(count > 20)
        // No other answer is shown, which nobody would try.
        let text = try String(contentsOf: Self.document, encoding: .utf8)
        #expect(!text.contains("```json"))
    }

    @Test("are told to be wrong where one is", .disabled(if: records))
    func wrong() throws {
        let directory = try TemporaryDirectory()
        let text = try String(contentsOf: Self.document, encoding: .utf8)
            .replacing("\"moved\": 0, ", with: "").replacing("\"days\": 2", with: "\"days\": \"x\", \"months\": 2")
            .replacing("409 Conflict", with: "200 OK")
        let output = try Self.perform(directory.write(text, to: "http.md"))
        #expect(output.text.contains("POST /v1/plans/basic/overrides: /moved: came, and isn't shown"))
        #expect(output.text.contains("GET /v1/calendars: /calendars/0/days: text is shown, and number came"))
        #expect(output.text.contains("GET /v1/calendars: /calendars/0/months: is shown, and didn't come"))
        #expect(output.text.contains("200 OK is shown, and 409 Conflict came"))
    }
}
