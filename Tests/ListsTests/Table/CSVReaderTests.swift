import Lists
import SeededRandom
import Testing

@Suite struct CSVReaderTests {
    /// Reads bytes in pieces of so many.
    private func read(_ bytes: [UInt8], piece: Int = 65_536) -> (records: [CSVReader.Record], reader: CSVReader) {
        var reader = CSVReader()
        var records: [CSVReader.Record] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            records += reader.feed(bytes[start..<min(start + piece, bytes.count)])
        }
        records += reader.finish()
        return (records, reader)
    }

    @Test(
        "fields as RFC 4180 writes them, with any line end",
        arguments: [
            ("", []), ("\n\r\n\r", []), ("a", [["a"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("a,b\nc,d", [["a", "b"], ["c", "d"]]), ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
            ("a,,\n,,b\n", [["a", "", ""], ["", "", "b"]]), (",", [["", ""]]),
            (#""a,b","c""d""#, [["a,b", "c\"d"]]), (#""","""""#, [["", "\""]]),
            ("\"a\r\nb\",c\r\nd,e", [["a\r\nb", "c"], ["d", "e"]]), ("\"\n\"", [["\n"]]), (#""""#, [[""]]),
            (#"a "b" c,d""#, [["a \"b\" c", "d\""]]), (" a , b ", [[" a ", " b "]]),
            ("窓口,🙂\n", [["窓口", "🙂"]]), ("a\n\n\nb\n", [["a"], ["b"]]),
        ] as [(String, [[String]])])
    func fields(text: String, fields: [[String]]) {
        let (records, reader) = read(Array(text.utf8))
        #expect(records.map(\.fields) == fields)
        #expect(records.allSatisfy { $0.fault == nil })
        #expect(!reader.isHopeless)
    }

    @Test("blanks around a quoted field are nothing", arguments: [" \"a\" ,b", "\t\"a\",b", "\"a\"\t ,b\r\n"])
    func blanksAroundQuotes(text: String) {
        #expect(read(Array(text.utf8)).records == [.init(line: 1, fields: ["a", "b"])])
    }

    @Test("other delimiters", arguments: [(";", "a;\"b;c\";,\n"), ("tab", "a\t\"b\tc\"\t,\n"), ("|", "a|\"b|c\"|,\n")])
    func delimiters(name: String, text: String) throws {
        let delimiter = try #require(Delimiter(named: name))
        var reader = CSVReader(delimiter: delimiter)
        let inner = name == "tab" ? "b\tc" : "b\(name)c"
        #expect(reader.feed(Array(text.utf8)[...]).map(\.fields) == [["a", inner, ","]])
    }

    @Test(
        "each record knows the line on which it begins",
        arguments: [
            ("a\nb\nc", [1, 2, 3]), ("a\r\nb\r\nc", [1, 2, 3]), ("a\rb\rc", [1, 2, 3]), ("\n\na\n\nb", [3, 5]),
            ("\"x\ny\r\nz\"\nb", [1, 4]), ("\"x\r\"\nb", [1, 3]),
        ])
    func lines(text: String, lines: [Int]) {
        #expect(read(Array(text.utf8)).records.map(\.line) == lines)
    }

    private func good(_ line: Int, _ fields: String...) -> CSVReader.Record { .init(line: line, fields: fields) }

    private func bad(_ line: Int, _ first: String, _ fault: CSVReader.SyntaxError) -> CSVReader.Record {
        .init(line: line, fields: [first], fault: fault)
    }

    @Test("a record that isn't CSV costs itself alone, whatever the pieces")
    func faults() {
        let cases: [(String, [CSVReader.Record])] = [
            ("a\n\"b\" c\nd", [good(1, "a"), bad(2, "\"b\" c", .textBehindQuote), good(3, "d")]),
            (
                "a\nb\n\nc,\"d\ne\nf",
                [good(1, "a"), good(2, "b"), bad(4, "c,\"d", .unclosedQuote), good(5, "e"), good(6, "f")]
            ),
            // The next quote closes the one that was left open, and what follows shows that it wasn't meant.
            (
                "a,\"b\r\nc,\"d\"\r\ne,\"f\ng\"\r\n",
                [bad(1, "a,\"b", .textBehindQuote), good(2, "c", "d"), good(3, "e", "f\ng")]
            ),
            ("\"a\rb\"c\rd\r", [bad(1, "\"a", .textBehindQuote), good(2, "b\"c"), good(3, "d")]),
            ("x,\"y", [bad(1, "x,\"y", .unclosedQuote)]),
            ("\"\n\n\na", [bad(1, "\"", .unclosedQuote), good(4, "a")]),
        ]
        for (text, records) in cases {
            let bytes = Array(text.utf8)
            for piece in 1...bytes.count {
                let (read, reader) = read(bytes, piece: piece)
                #expect(read == records, "\(text), pieces of \(piece)")
                #expect(!reader.isHopeless)
            }
        }
    }

    @Test(
        "bytes that are no characters spoil their own record",
        arguments: [
            Array("a\n".utf8) + [0x8A, 0x77] + Array("\nb\n".utf8),
            Array("a\n".utf8) + [0xE7, 0xAA] + Array("\nb".utf8),
        ])
    func undecodable(bytes: [UInt8]) {
        for piece in 1...bytes.count {
            let records = read(bytes, piece: piece).records
            #expect(records.map(\.fault) == [nil, .undecodable, nil])
            #expect(records.last?.fields == ["b"])
        }
    }

    @Test(
        "a record without end is a fault at its bound, and the next line is read",
        arguments: [("", "x", 1), ("", ",", 1), ("\"", "\"\"", 1), ("", "\"xx\",", 1)])
    func bound(start: String, unit: String, line: Int) {
        let long = start + String(repeating: unit, count: CSVReader.recordLimit + 1)
        let records = read(Array("a\n\(long)\nb\n".utf8)).records
        #expect(records.map(\.line) == [1, 2, 3])
        #expect(records.map(\.fault) == [nil, .tooLong(1 << 20), nil])
        #expect(records[1].fields[0].utf8.count <= 4_096)
    }

    @Test("an open quote swallows nothing, however long the rest is")
    func openQuote() {
        let rest = (1...100_000).map { "\($0),x\n" }.joined()
        let records = read(Array("\"\n\(rest)".utf8)).records
        #expect(records.count == 100_001)
        #expect(records.first?.fault == .unclosedQuote)
        #expect(records.dropFirst().allSatisfy { $0.fault == nil })
        #expect(records.last == .init(line: 100_001, fields: ["100000", "x"]))
    }

    @Test("a file that is nothing but open quotes is given up")
    func hopeless() {
        var reader = CSVReader(mostReread: 2 << 20)
        let records = reader.feed(Array(String(repeating: "q\",\"x\n", count: 300_000).utf8)[...])
        #expect(reader.isHopeless)
        #expect((1...3).contains(records.count))
    }

    @Test("what is written reads back equal, in pieces of every size", arguments: Seeds.all)
    func roundTrip(seed: UInt64) {
        var writer = AnyWriting(seed: seed)
        let records = writer.records(12)
        let bytes = writer.write(records)
        for piece in 1...bytes.count {
            let (read, reader) = read(bytes, piece: piece)
            #expect(!reader.isHopeless)
            #expect(read == records.enumerated().map { .init(line: writer.lines[$0], fields: $1) }, "seed \(seed)")
        }
    }
}

/// Writes random records as CSV, each field in one of the ways in which it may be written.
private struct AnyWriting {
    private static let pieces = ["", "a", "b c", ",", "\"", "\n", "\r", "\r\n", "窓口", "🙂", "'", "\t"]
    private var random: SeededGenerator
    /// The line on which each record begins.
    private(set) var lines: [Int] = []

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func records(_ count: Int) -> [[String]] {
        (0..<count).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    Self.pieces.randomElement(using: &random) ?? ""
                }.joined()
            }
        }
    }

    mutating func write(_ records: [[String]]) -> [UInt8] {
        let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? ""
        var bytes: [UInt8] = []
        for (index, record) in records.enumerated() {
            lines.append(Self.lineEnds(in: bytes) + 1)
            let fields = record.map { write($0, isAlone: record.count == 1) }
            bytes += fields.joined(separator: ",").utf8
            if index < records.count - 1 || Bool.random(using: &random) { bytes += lineEnd.utf8 }
        }
        return bytes
    }

    private mutating func write(_ field: String, isAlone: Bool) -> String {
        let needsQuotes = field.utf8.contains { ",\"\r\n".utf8.contains($0) } || field.isEmpty && isAlone
        guard needsQuotes || Bool.random(using: &random) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func lineEnds(in bytes: [UInt8]) -> Int {
        bytes.indices.count { index in
            bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
        }
    }
}
