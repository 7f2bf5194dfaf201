import Foundation
import SupportHours
import Testing

@testable import madoguchi

@Suite("What an expression says of a span")
struct SpanEvaluationTests {
    private struct Document: Decodable {
        struct Listed: Decodable {
            var start: String
            var end: String
        }

        var windows: [Listed]
        var staffedSeconds: Int64
    }

    @Test(
        "is one document, however long the span, and whether there are windows or none",
        arguments: [
            ("24/7", "2026-01-01", "2046-01-01", 1), ("off", "2026-01-01", "2046-01-01", 0),
            ("2040 Mo 09:00-10:00", "2026-01-01", "2046-01-01", 53), ("Mo 09:00-10:00", "2026-01-01", "2026-01-01", 0),
            ("Mo 09:00-10:00", "2026-01-01", "2056-01-01", 1_565), ("Mo 09:00-10:00", "2026-01-01", "2026-02-01", 4),
        ])
    func document(hours: String, from: String, to: String, count: Int) throws {
        let schedule = Schedule(hours: try OpeningHours(parsing: hours), zone: .utc)
        let span = try Instant(parsing: from, in: .utc)..<Instant(parsing: to, in: .utc)
        var text = ""
        try Answer(SpanEvaluation(of: schedule, in: span, zone: .utc).json(with: .array([]))).write(colour: false) {
            text += $0
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let document = try decoder.decode(Document.self, from: Data(text.utf8))
        #expect(document.windows.count == count)
        #expect(document.staffedSeconds == schedule.staffedSeconds(in: span))
        #expect(text.hasSuffix("}\n"))
    }
}
