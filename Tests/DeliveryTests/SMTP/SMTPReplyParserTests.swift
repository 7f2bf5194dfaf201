import FollowUps
import Testing

@testable import Delivery

@Suite("SMTP replies")
struct SMTPReplyParserTests {
    @Test(
        "replies are taken apart, and an enhanced code that fits is told from the text",
        arguments: [
            ("250\r\n", 250, nil, [""]),
            ("250 \r\n", 250, nil, [""]),
            ("250 ok\r\n", 250, nil, ["ok"]),
            ("250 ok\n", 250, nil, ["ok"]),
            ("250-a\r\n250 b\r\n", 250, nil, ["a", "b"]),
            ("250-a\r\n250\r\n", 250, nil, ["a", ""]),
            ("550 5.1.1 no such user\r\n", 550, "5.1.1", ["no such user"]),
            ("550-5.1.1 no\r\n550 5.1.1 user\r\n", 550, "5.1.1", ["no", "user"]),
            ("550 5.7.999\r\n", 550, "5.7.999", [""]),
            ("550 4.1.1 odd\r\n", 550, nil, ["4.1.1 odd"]),
            ("550 5.1 no\r\n", 550, nil, ["5.1 no"]),
            ("550 5.1.1234 no\r\n", 550, nil, ["5.1.1234 no"]),
            ("250 192.0.2.1 ok\r\n", 250, nil, ["192.0.2.1 ok"]),
            ("250 2..1 ok\r\n", 250, nil, ["2..1 ok"]),
            ("354 go\r\n", 354, nil, ["go"]),
            ("550 a\u{1B}[31m\u{202E}b\tc\r\n", 550, nil, ["a\u{FFFD}[31m\u{FFFD}b c"]),
            ("550 窓口\r\n", 550, nil, ["窓口"]),
        ] as [(String, Int, String?, [String])])
    func replies(text: String, code: Int, enhanced: String?, lines: [String]) throws {
        var parser = SMTPReplyParser()
        parser.append(text.utf8)
        let reply = try #require(try parser.next())
        #expect(reply.code == code)
        #expect(reply.enhancedCode?.description == enhanced)
        #expect(reply.lines == lines)
        #expect(try parser.next() == nil)
    }

    @Test("it doesn't matter where the bytes are cut")
    func pieces() throws {
        let bytes = Array("220-a\r\n220 b\r\n250 2.0.0 窓口\r\n421 4.3.2 bye\r\n".utf8)
        for cut in 0...bytes.count {
            var parser = SMTPReplyParser()
            var codes: [Int] = []
            for piece in [bytes[..<cut], bytes[cut...]] {
                parser.append(piece)
                while let reply = try parser.next() { codes.append(reply.code) }
            }
            #expect(codes == [220, 250, 421], "cut at \(cut)")
        }
    }

    @Test(
        "what is no reply is an error",
        arguments: [
            ("hello\r\n", .malformed(line: "hello")),
            ("\r\n", .malformed(line: "")),
            ("25\r\n", .malformed(line: "25")),
            ("2500 ok\r\n", .malformed(line: "2500 ok")),
            ("199 ok\r\n", .malformed(line: "199 ok")),
            ("600 ok\r\n", .malformed(line: "600 ok")),
            ("+25 ok\r\n", .malformed(line: "+25 ok")),
            ("２５０ ok\r\n", .malformed(line: "２５０ ok")),
            ("250-a\r\n550 b\r\n", .codesDiffer(250, 550)),
            (String(repeating: "250-x\r\n", count: 12_000), .tooLong),
            ("250 " + String(repeating: "x", count: 65_600) + "\r\n", .tooLong),
            ("250 " + String(repeating: "x", count: 65_600), .tooLong),
        ] as [(String, SMTPReplyError)])
    func errors(text: String, error: SMTPReplyError) {
        var parser = SMTPReplyParser()
        parser.append(text.utf8)
        #expect(throws: error) { try parser.next() }
    }

    @Test(
        "the code of a long reply counts, and of its text the beginning, wherever it is cut",
        arguments: [
            ("550 5.7.1 " + String(repeating: "x", count: 60_000) + "\r\n", 1, 1_990),
            (String(repeating: "550-5.7.1 see the policy\r\n", count: 2_000) + "550 5.7.1 no\r\n", 128, 14),
            ("550-5.7.1 " + String(repeating: "窓", count: 9_000) + "\n550 5.7.1\n", 2, 664),
            (String(repeating: "550-\r\n", count: 10_000) + "550 5.7.1\r\n", 128, 0),
        ])
    func long(text: String, lines: Int, first: Int) throws {
        let bytes = Array((text + "250 2.0.0 ok\r\n").utf8)
        for step in [1, 509, 2_001, 4_096, bytes.count] {
            var parser = SMTPReplyParser()
            var replies: [SMTPReply] = []
            for start in stride(from: 0, to: bytes.count, by: step) {
                parser.append(bytes[start..<min(start + step, bytes.count)])
                while let reply = try parser.next() { replies.append(reply) }
            }
            #expect(replies.map(\.code) == [550, 250])
            #expect(replies.first?.lines.count == lines)
            #expect(replies.first?.lines.first?.count == first)
        }
    }

    @Test("a report is one line of bounded length")
    func report() {
        let reply = SMTPReply(code: 550, lines: ["5.1.1 no", String(repeating: "x", count: 1_000)])
        #expect(reply.report.text.count == 500)
        #expect(reply.description.hasPrefix("550 5.1.1 no xxx"))
    }
}
