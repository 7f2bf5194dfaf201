import SeededRandom
import Testing

@testable import Delivery

@Suite("Body parts")
struct BodyPartTests {
    @Test(
        "line ends of every kind are one kind, and the last line has one",
        arguments: [
            ("", ""), ("a", "a\r\n"), ("a\n", "a\r\n"), ("a\r", "a\r\n"), ("a\r\n", "a\r\n"), ("\n\r", "\r\n\r\n"),
            ("a\r\r\nb\n\nc", "a\r\n\r\nb\r\n\r\nc\r\n"), ("\r\n\n\r\r\n", "\r\n\r\n\r\n\r\n"),
        ])
    func lineEnds(text: String, lines: String) {
        #expect(BodyPart.lines(of: text) == Array(lines.utf8))
    }

    @Test("of the two encodings the shorter is taken", arguments: Seeds.all)
    func shorterEncoding(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var taken: Set<BodyPart.TransferEncoding> = []
        for _ in 0..<200 {
            let text = try MIMEMessage.random(using: &generator).text
            let part = BodyPart(text, subtype: "plain")
            let lines = BodyPart.lines(of: text)
            let quoted = QuotedPrintable.encode(lines).count
            let base64 = Base64.encodeLines(of: lines).count
            taken.insert(part.transferEncoding)
            #expect(base64 == Base64.encodedLinesCount(of: lines.count))
            let plain = lines.count {
                (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") || [0x09, 0x0A, 0x0D].contains($0)
            }
            let least = plain + 3 * (lines.count - plain)
            #expect(least <= quoted)
            #expect(QuotedPrintable.mayFit(lines, in: least), "seed \(seed)")
            #expect(!QuotedPrintable.mayFit(lines, in: least - 1), "seed \(seed)")
            if part.transferEncoding != .sevenBit {
                #expect(part.content.count == min(quoted, base64), "seed \(seed)")
            }
        }
        #expect(taken == [.sevenBit, .quotedPrintable, .base64])
    }

    @Test(
        "quoted-printable breaks long lines and keeps what readers or programs would change",
        arguments: [
            ("a=b", "a=3Db"), ("é ", "=C3=A9=20"), ("\t", "=09"), ("a\tb", "a\tb"), ("From x", "=46rom x"),
            ("from x", "from x"), (".", "."),
            (String(repeating: "x", count: 76), String(repeating: "x", count: 76)),
            (String(repeating: "x", count: 77), String(repeating: "x", count: 75) + "=\r\nxx"),
            (String(repeating: "x", count: 73) + "=", String(repeating: "x", count: 73) + "=3D"),
            (String(repeating: "x", count: 74) + "=", String(repeating: "x", count: 74) + "=\r\n=3D"),
        ])
    func quotedPrintable(line: String, code: String) {
        #expect(QuotedPrintable.encode(Array("\(line)\r\n".utf8)) == Array("\(code)\r\n".utf8))
    }

    @Test(
        "base64 is RFC 4648's",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"), ("窓口\u{7FF}", "56qT5Y+j378="),
        ])
    func base64(text: String, code: String) {
        #expect(Base64.encode(Array(text.utf8)) == Array(code.utf8))
    }
}
