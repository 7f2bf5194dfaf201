import MailAddress
import SeededRandom
import Testing

@testable import Delivery

@Suite("Messages")
struct MessageTests {
    @Test("a message in ASCII is readable as it is, header by header")
    func plainMessage() throws {
        var message = try MIMEMessage.sample()
        message.from = try Mailbox(parsing: "Support Desk <support@example.jp>")
        message.subject = "The desk is open"
        message.text = "Hello,\n.\nthe desk is open.\n"
        let expected = """
            Date: Sun, 22 Nov 2026 09:30:00 +0900
            From: Support Desk <support@example.jp>
            To: a@b.example
            Subject: The desk is open
            Message-ID: <f1@example.jp>
            Auto-Submitted: auto-generated
            X-Madoguchi-ID: f1
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 7bit

            Hello,
            .
            the desk is open.

            """
        #expect(try message.lines() == expected)
    }

    @Test("answers go where they are asked to go, in the DNS's own letters")
    func replyTo() throws {
        var message = try MIMEMessage.sample()
        message.replyTo = try Mailbox(parsing: "窓口 <desk@例え.jp>")
        let lines = try message.lines().split(separator: "\n")
        #expect(lines.first { $0.hasPrefix("Reply-To") } == "Reply-To: =?UTF-8?B?56qT5Y+j?= <desk@xn--r8jz45g.jp>")
        #expect(try !message.composed().needsSMTPUTF8)
    }

    @Test("text and HTML are alternatives, the plainer one first")
    func alternatives() throws {
        var message = try MIMEMessage.sample()
        message.text = "hello"
        message.html = "<p>hello</p>"
        let body = """
            Content-Type: multipart/alternative; boundary="=_madoguchi"

            --=_madoguchi
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 7bit

            hello

            --=_madoguchi
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 7bit

            <p>hello</p>

            --=_madoguchi--

            """
        #expect(try message.lines().hasSuffix("MIME-Version: 1.0\n" + body))
    }

    @Test(
        "readers can unsubscribe, with one click where it is clear where to send it",
        arguments: [
            (["https://example.jp/u"], true), (["https://example.jp/u", "mailto:u@example.jp"], true),
            (["mailto:u@example.jp", "https://example.jp/u", "mailto:v@example.jp"], true),
            (["mailto:u@example.jp"], false), (["https://example.jp/u", "https://example.com/u"], false),
            (["https://example.jp/u", "mailto:u@example.jp", "https://example.jp/v"], false),
        ])
    func unsubscribe(uris: [String], isOneClick: Bool) throws {
        var message = try MIMEMessage.sample()
        message.unsubscribe = ListUnsubscribe(uris: uris)
        let text = try message.lines().replacing("\n ", with: " ")
        #expect(text.contains("\nList-Unsubscribe: \(uris.map { "<\($0)>" }.joined(separator: ", "))\n"))
        #expect(text.contains("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n") == isOneClick)
    }

    @Test(
        "a subject keeps plain words as they are and encodes what lies between the others",
        arguments: [
            ("", "Subject:"),
            ("Re: open", "Subject: Re: open"),
            ("[Basic] 窓口 #123456", "Subject: [Basic] =?UTF-8?B?56qT5Y+j?= #123456"),
            ("a  b", "Subject: =?UTF-8?Q?a__b?="),
            (" a", "Subject: =?UTF-8?Q?_a?="),
            ("a ", "Subject: =?UTF-8?Q?a_?="),
            (" ", "Subject: =?UTF-8?Q?_?="),
            ("=?UTF-8?Q?a?=", "Subject: =?UTF-8?B?PT9VVEYtOD9RP2E/PQ==?="),
            ("one café-latte more", "Subject: one =?UTF-8?Q?caf=C3=A9-latte?= more"),
        ])
    func subjects(subject: String, line: String) throws {
        var message = try MIMEMessage.sample()
        message.subject = subject
        #expect(try message.lines().split(separator: "\n").contains(Substring(line)))
    }

    @Test("what a reader sees as one character is in one encoded-word")
    func clustersStayWhole() throws {
        let family = "👨‍👩‍👧‍👦"
        var message = try MIMEMessage.sample()
        message.subject = String(repeating: family, count: 20)
        let words = try message.lines().split(whereSeparator: { $0 == "\n" || $0 == " " })
            .filter { $0.hasPrefix("=?UTF-8?B?") }
        var octets: [UInt8] = []
        octets += Base64.encode(Array(family.utf8))
        let code = String(decoding: octets, as: UTF8.self)
        #expect(words.filter { $0 == "=?UTF-8?B?\(code)?=" }.count >= 19)
    }

    @Test(
        "the body takes the plainest form that keeps it whole",
        arguments: [
            ("", "7bit"), ("plain", "7bit"), ("a\tb", "7bit"), (String(repeating: "x", count: 76), "7bit"),
            (String(repeating: "x", count: 77), "quoted-printable"), ("blank \n", "quoted-printable"),
            ("tab\t\n", "quoted-printable"), ("From here", "quoted-printable"), ("--=_madoguchi--", "quoted-printable"),
            ("café", "quoted-printable"), ("bell\u{7}", "quoted-printable"), ("窓口が開きました", "base64"),
        ])
    func transferEncodings(text: String, encoding: String) throws {
        var message = try MIMEMessage.sample()
        message.text = text
        #expect(try message.lines().contains("\nContent-Transfer-Encoding: \(encoding)\n"))
    }

    @Test("the same message makes the same bytes")
    func deterministic() throws {
        var generator = SeededGenerator(seed: 1)
        let message = try MIMEMessage.random(using: &generator)
        #expect(try message.composed() == message.composed())
    }

    @Test(
        "no control gets into any header, by any field",
        arguments: ["\r", "\n", "\r\n", "\0", "\t", "\u{7F}", "\u{85}", "\u{2028}", "\u{1B}"])
    func controls(control: String) throws {
        let fields: [(String, WritableKeyPath<MIMEMessage, String>)] = [
            ("Subject", \.subject), ("Message-ID", \.messageID), ("X-Madoguchi-ID", \.id),
        ]
        let scalar = try #require(control.unicodeScalars.first)
        for (field, path) in fields {
            var message = try MIMEMessage.sample()
            message[keyPath: path] = "a\(control)Bcc: x@y"
            let error = #expect(throws: MIMEMessageError.self) { try message.composed() }
            #expect(error == MIMEMessageError(field: field, fault: .control(scalar, position: 1)))
        }
        var message = try MIMEMessage.sample()
        message.unsubscribe = ListUnsubscribe(uris: ["https://a/\(control)"])
        let error = #expect(throws: MIMEMessageError.self) { try message.composed() }
        #expect(error == MIMEMessageError(field: "List-Unsubscribe", fault: .control(scalar, position: 10)))
    }

    struct Change: CustomTestStringConvertible, Sendable {
        let field: String
        let fault: MIMEMessageError.Fault
        let make: @Sendable (inout MIMEMessage) -> Void
        var testDescription: String { "\(field): \(fault)" }
    }

    @Test(
        "a value that its header can't hold is refused",
        arguments: [
            Change(field: "Message-ID", fault: .malformedMessageID) { $0.messageID = "<a@b>" },
            Change(field: "Message-ID", fault: .malformedMessageID) { $0.messageID = "a" },
            Change(field: "Message-ID", fault: .malformedMessageID) { $0.messageID = "a b@c" },
            Change(field: "Message-ID", fault: .empty) { $0.messageID = "" },
            Change(field: "Message-ID", fault: .tooLong(octets: 513, limit: 512)) {
                $0.messageID = String(repeating: "a", count: 511) + "@b"
            },
            Change(field: "X-Madoguchi-ID", fault: .malformedIdentifier) { $0.id = "a b" },
            Change(field: "X-Madoguchi-ID", fault: .malformedIdentifier) { $0.id = "窓" },
            Change(field: "X-Madoguchi-ID", fault: .empty) { $0.id = "" },
            Change(field: "Date", fault: .dateOutOfRange) {
                $0.date = MailDate(secondsSinceEpoch: .max, offset: 0)
            },
            Change(field: "List-Unsubscribe", fault: .empty) { $0.unsubscribe = ListUnsubscribe(uris: []) },
            Change(field: "List-Unsubscribe", fault: .malformedURI) {
                $0.unsubscribe = ListUnsubscribe(uris: ["http://a"])
            },
            Change(field: "List-Unsubscribe", fault: .malformedURI) {
                $0.unsubscribe = ListUnsubscribe(uris: ["https://a>b"])
            },
        ])
    func refusedValues(change: Change) throws {
        var message = try MIMEMessage.sample()
        change.make(&message)
        let error = #expect(throws: MIMEMessageError.self) { try message.composed() }
        #expect(error == MIMEMessageError(field: change.field, fault: change.fault))
    }
}

extension MIMEMessage {
    /// Composed, with line feeds for CRLF.
    fileprivate func lines() throws -> String {
        String(decoding: try composed().bytes.filter { $0 != 0x0D }, as: UTF8.self)
    }
}
