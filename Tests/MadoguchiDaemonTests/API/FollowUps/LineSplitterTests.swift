import Testing

@testable import MadoguchiDaemon

@Suite("Lines of a batch")
struct LineSplitterTests {
    @Test(
        "are what stands between line ends, however the bytes are cut",
        arguments: [
            ("", []), ("\n\n", []), ("a", ["1:a"]), ("a\n", ["1:a"]), ("a\r\nb\n\r\nc", ["1:a", "2:b", "4:c"]),
            ("\na\rb\n", ["2:a\rb"]), ("12345\n123456\n1", ["1:12345", "2:too long", "3:1"]),
            ("1234567890", ["1:too long"]), ("1234567890\n", ["1:too long"]), ("\r", []),
        ], [1, 2, 3, 100])
    func lines(example: (text: String, lines: [String]), size: Int) {
        var splitter = LineSplitter(longest: 5)
        let bytes = Array(example.text.utf8)
        var lines: [LineSplitter.Line] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            lines += splitter.lines(in: Array(bytes[start..<min(start + size, bytes.count)]))
        }
        if let last = splitter.last() { lines.append(last) }
        let found = lines.map { line in
            "\(line.number):" + (line.bytes.map { String(decoding: $0, as: UTF8.self) } ?? "too long")
        }
        #expect(found == example.lines)
    }
}
