import Foundation
import SeededRandom
import TestSupport
import Testing

@testable import Documents

@Suite("JSON documents")
struct JSONDocumentTests {
    @Test(
        "texts are read as Foundation reads them",
        arguments: [
            #""""#, #""a""#, #""窓口🪟""#, #""\"\\\/\b\f\n\r\t""#, #""\u7a93\u53E3""#, #""\ud83e\uDE9F""#, #""\u0000""#,
            #""a\u00e9b\n""#, "\"\u{7F}\u{85}\u{2028}\"",
        ])
    func texts(json: String) throws {
        let expected = try JSONDecoder().decode(String.self, from: Data(json.utf8))
        guard case .text(let text) = try parse(json).content else { throw TestFailure("no text") }
        #expect(text == expected)
    }

    @Test(
        "numbers are kept as they are written",
        arguments: [
            "0", "-0", "10", "-12.50", "1e999", "1E+9", "0.1e-2", "123456789012345678901234567890",
        ])
    func numbers(json: String) throws {
        guard case .number(let digits) = try parse(json).content else { throw TestFailure("no number") }
        #expect(digits == json)
    }

    @Test(
        "refuses what the grammar hasn't",
        arguments: [
            "", " ", "nul", "nulll", "True", "01", "1.", ".5", "+1", "-", "1e", "0x1", "NaN", "[1,]", "[1 2]", "[", "]",
            "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{1:1}", "{\"a\":}", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\\ud83e\"", "\"\\ud83ex\"", "\"\\ud83e\\n\"", "\"\\ud83e\\ud83e\"", "\"\\ude9f\"", "\"\n\"", "// a\n1",
            "1 1", "\u{FEFF}\u{FEFF}1",
        ])
    func refusals(json: String) {
        #expect(throws: JSONSyntaxError.self) { try parse(json) }
    }

    @Test(
        "refuses what isn't UTF-8",
        arguments: [
            [0xFF], [0xC0, 0x80], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func encoding(bytes: [UInt8]) {
        #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(([0x22] + bytes + [0x22])[...]) }
    }

    @Test("tells where each value stands")
    func places() throws {
        let root = try parse("\u{FEFF}{\"窓口\": [1,\n  {\"a/b\": true}]}")
        guard case .mapping(let entries) = root.content, let list = entries.first?.value,
            case .sequence(let elements) = list.content, let object = elements.last,
            case .mapping(let inner) = object.content, let flag = inner.first?.value
        else { throw TestFailure("another shape") }
        #expect([root, list, object, flag].map(\.pointer) == ["", "/窓口", "/窓口/1", "/窓口/1/a~1b"])
        #expect(list.location == SourceLocation(line: 1, column: 8))
        #expect(object.location == SourceLocation(line: 2, column: 3))
        #expect(flag.location == SourceLocation(line: 2, column: 11))
    }

    @Test("is read in time that grows with its length")
    func escapes() throws {
        let json = "\"\(String(repeating: "\\n", count: 500_000))\""
        guard case .text(let text) = try parse(json).content else { throw TestFailure("no text") }
        #expect(text.utf8.count == 500_000)
    }

    @Test("never fails but by an error, whatever the bytes", arguments: Seeds.all)
    func noise(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("{}[]\",:\\u0d8e1-+.tfn \n窓".utf8) + [0xFF, 0x00]
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0..<24, using: &random)).compactMap { _ in
                alphabet.randomElement(using: &random)
            }
            let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
            // Foundation takes more than the grammar has, and no less.
            if (try? JSONDocument.parse(bytes[...])) != nil { #expect(isJSON, "seed \(seed): \(bytes)") }
        }
    }

    private func parse(_ json: String) throws -> DocumentNode {
        try JSONDocument.parse(Array(json.utf8)[...])
    }
}
