import CommaSeparatedValues
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
        if let last = reader.finish() { records.append(last) }
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
        #expect(reader.fault == nil)
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

    @Test(
        "what is no CSV is a fault with its line, and what stands before it is read",
        arguments: [
            (Array("a\n\"b\" c\nd".utf8), CSVReader.SyntaxError(kind: .textBehindQuote, line: 2), 1),
            (Array("a\nb\n\nc,\"d\ne\nf".utf8), .init(kind: .unclosedQuote, line: 4), 2),
            (Array("a\n".utf8) + [0x8A, 0x77] + Array("\nb\n".utf8), .init(kind: .notUTF8, line: 2), 1),
            (Array("a\n".utf8) + [0xE7, 0xAA], .init(kind: .notUTF8, line: 2), 1),
        ])
    func faults(bytes: [UInt8], fault: CSVReader.SyntaxError, records: Int) {
        for piece in 1...bytes.count {
            let (read, reader) = read(bytes, piece: piece)
            #expect(reader.fault == fault)
            #expect(read.count == records)
        }
    }

    @Test(
        "a record without end is a fault at its bound",
        arguments: [("", "x"), ("", ","), ("\"", "\n"), ("\"", "\"\""), ("", "\"xx\",")])
    func bound(start: String, unit: String) {
        let text = "a\n" + start + String(repeating: unit, count: CSVReader.recordLimit + 1)
        #expect(read(Array(text.utf8)).reader.fault == CSVReader.SyntaxError(kind: .tooLong(1 << 20), line: 2))
    }

    @Test("what is written reads back equal, in pieces of every size", arguments: Seeds.all)
    func roundTrip(seed: UInt64) {
        var writer = AnyWriting(seed: seed)
        let records = writer.records(12)
        let bytes = writer.write(records)
        for piece in 1...bytes.count {
            let (read, reader) = read(bytes, piece: piece)
            #expect(reader.fault == nil, "seed \(seed), pieces of \(piece)")
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
