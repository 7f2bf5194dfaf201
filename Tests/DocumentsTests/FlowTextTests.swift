import SeededRandom
import TestSupport
import Testing

@testable import Documents

@Suite("Values on one line")
struct FlowTextTests {
    @Test(
        "have quotes where they would read as something else without",
        arguments: [
            ("Mo-Fr 06:00-17:00", "Mo-Fr 06:00-17:00"), ("24/7", "24/7"), ("off", "\"off\""), ("5", "\"5\""),
            ("", "\"\""), ("null", "\"null\""), ("/run/m", "/run/m"), ("a: b", "\"a: b\""), ("a #b", "\"a #b\""),
            ("- a", "\"- a\""), ("a, b", "\"a, b\""), ("Nov Th[4] off", "\"Nov Th[4] off\""),
            ("窓口 <support@example.jp>", "窓口 <support@example.jp>"), ("a\nb", "\"a\\nb\""), ("\"", "\"\\\"\""),
            ("a:", "\"a:\""), ("a ", "\"a \""), ("\u{7}", "\"\\u0007\""),
        ])
    func quotes(text: String, expected: String) {
        #expect(text.flowText == expected)
    }

    @Test("read as what they were", arguments: 0..<200 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("aZ0 5.:-/#,[]{}&*!|>'\"%@`~?\\<=+_;\n\t\u{7}\u{85}\u{2028}窓é🪟".unicodeScalars)
        var text = ""
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            text.unicodeScalars.append(try #require(letters.randomElement(using: &generator)))
        }
        let problems = DocumentProblems()
        let yaml = "[\(text.flowText), {\(text.flowText): 1}]"
        let node = try #require(YAMLDocument.parse(yaml, problems: problems), "\(yaml)")
        guard case .sequence(let elements) = node.content, case .text(let read) = elements.first?.content else {
            throw TestFailure("another shape: \(yaml)")
        }
        #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars), "\(yaml)")
        #expect(node.flowText == yaml)
    }
}
