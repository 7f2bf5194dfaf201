import Testing

@testable import Delivery

@Suite("Dot-stuffing")
struct DotStufferTests {
    @Test(
        "dots at the beginning of lines are doubled, and the data ends once",
        arguments: [
            ("", ".\r\n"),
            ("a\r\n", "a\r\n.\r\n"),
            ("a", "a\r\n.\r\n"),
            (".", "..\r\n.\r\n"),
            (".\r\n", "..\r\n.\r\n"),
            ("a.b\r\n..\r\n", "a.b\r\n...\r\n.\r\n"),
            ("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n"),
            ("a\r.\rb", "a\r\n..\r\nb\r\n.\r\n"),
            ("a\r\n.\n", "a\r\n..\r\n.\r\n"),
            ("a\n.\r\n", "a\r\n..\r\n.\r\n"),
            ("a\r\r\n.\r", "a\r\n\r\n..\r\n.\r\n"),
            ("a\r", "a\r\n.\r\n"),
        ])
    func stuffing(content: String, sent: String) {
        let bytes = Array(content.utf8)
        // Cut at every pair of places.
        for first in 0...bytes.count {
            for second in first...bytes.count {
                var stuffer = DotStuffer()
                var output: [UInt8] = []
                for piece in [bytes[..<first], bytes[first..<second], bytes[second...]] {
                    stuffer.append(piece, to: &output)
                }
                stuffer.finish(into: &output)
                output += DotStuffer.end
                #expect(output == Array(sent.utf8), "cut at \(first) and \(second)")
            }
        }
    }

    @Test("one stuffer does for one message after the other")
    func reuse() {
        var stuffer = DotStuffer()
        var output: [UInt8] = []
        for _ in 0..<2 {
            stuffer.append(Array(".a".utf8)[...], to: &output)
            stuffer.finish(into: &output)
            output += DotStuffer.end
        }
        #expect(output == Array("..a\r\n.\r\n..a\r\n.\r\n".utf8))
    }
}
