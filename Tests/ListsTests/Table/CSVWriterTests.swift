import Lists
import SeededRandom
import Testing

@Suite struct CSVWriterTests {
    @Test(
        "fields are quoted where they have to be",
        arguments: [
            (["a", "b"], "a,b\r\n"), ([], "\r\n"), ([""], "\"\"\r\n"), (["", ""], ",\r\n"), (["a,b"], "\"a,b\"\r\n"),
            (["a\"b", "窓口"], "\"a\"\"b\",窓口\r\n"), (["a\r\nb", "\n", "\r"], "\"a\r\nb\",\"\n\",\"\r\"\r\n"),
            ([" a "], " a \r\n"), (["\"\u{301}"], "\"\"\"\u{301}\"\r\n"),
        ])
    func records(fields: [String], text: String) {
        #expect(CSVWriter.record(fields).utf8.elementsEqual(text.utf8))
    }

    @Test("what is written reads back equal", arguments: Seeds.all)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["", "a", ",", "\"", "\n", "\r", "\r\n", "窓口", " "]
        let records = (0..<100).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 0...3, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                    .joined()
            }
        }
        var reader = CSVReader()
        let read = reader.feed(Array(records.map(CSVWriter.record).joined().utf8)[...])
        #expect(read.map(\.fields) == records, "seed \(seed)")
        #expect(!reader.isHopeless)
    }
}
