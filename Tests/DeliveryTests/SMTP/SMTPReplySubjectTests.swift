import FollowUps
import Testing

@testable import Delivery

/// Replies as servers give them, and whether they say anything of other messages.
@Suite("What a refusal is about")
struct SMTPReplySubjectTests {
    struct Example: Sendable {
        var step: SMTPSession.Step
        var reply: String
        var subject: RefusalSubject

        init(_ step: SMTPSession.Step, _ reply: String, _ subject: RefusalSubject) {
            self.step = step
            self.reply = reply
            self.subject = subject
        }
    }

    private static func reply(_ text: String) throws -> SMTPReply {
        var parser = SMTPReplyParser()
        parser.append(Array((text + "\r\n").utf8))
        return try #require(try parser.next())
    }

    static let examples: [Example] = [
        // Greylisting, by whatever server.
        Example(.recipient, "450 4.2.0 <u@example.jp>: Recipient address rejected: Greylisted", .recipient),
        Example(.recipient, "451 4.7.1 Greylisting in action, please come back later", .recipient),
        Example(.recipient, "450 Please try again later", .recipient),
        Example(.recipient, "451 4.3.0 Greylisted", .recipient),
        Example(.recipient, "451 Temporarily deferred", .recipient),
        // Mailboxes.
        Example(.recipient, "550 5.1.1 User unknown", .recipient),
        Example(.recipient, "550 No such user here", .recipient),
        Example(.recipient, "550 Requested action not taken: mailbox unavailable", .recipient),
        Example(.recipient, "552 5.2.2 Mailbox full", .recipient),
        Example(.recipient, "452 4.2.2 Over quota", .recipient),
        Example(.recipient, "550 5.4.1 Recipient address rejected: Access denied", .recipient),
        Example(.recipient, "551 User not local", .recipient),
        Example(.recipient, "450 4.1.2 Domain not found", .recipient),
        Example(.content, "550 5.1.1 unknown after all", .recipient),
        Example(.content, "552 5.2.3 too large for that mailbox", .recipient),
        // The sender and the relay.
        Example(.mail, "550 5.1.8 Bad sender's domain", .relay),
        Example(.mail, "553 Sender not allowed", .relay),
        Example(.mail, "452 4.3.1 Insufficient system storage", .relay),
        Example(.mail, "451 try later", .relay),
        Example(.mail, "550 5.4.5 Daily sending quota exceeded", .relay),
        Example(.recipient, "553 5.1.7 Sender address rejected", .relay),
        Example(.recipient, "451 4.3.2 System not accepting messages", .relay),
        Example(.recipient, "452 Insufficient system storage", .relay),
        Example(.data, "451 4.3.0 Queue file write error", .relay),
        Example(.content, "452 4.3.1 Out of space", .relay),
        Example(.content, "451 4.4.5 Congestion", .relay),
        // The message.
        Example(.mail, "552 5.3.4 Message too big", .message),
        Example(.mail, "552 Message exceeds fixed maximum size", .message),
        Example(.mail, "555 5.5.4 unsupported parameter", .relay),
        Example(.content, "552 too much mail data", .message),
        Example(.content, "554 5.6.0 not RFC 5322", .message),
        // What doesn't say.
        Example(.recipient, "554 5.7.1 Relay access denied", .unknown),
        Example(.recipient, "550 5.7.1 Sender address rejected: not owned by user", .unknown),
        Example(.recipient, "550 relaying denied", .unknown),
        Example(.recipient, "550 sender not authorised for this user", .unknown),
        Example(.recipient, "554 no", .unknown),
        Example(.content, "554 Transaction failed", .unknown),
        Example(.content, "550 5.7.1 Message looks like spam", .unknown),
        Example(.content, "451 try again", .unknown),
        Example(.data, "554 no valid recipients", .unknown),
    ]

    @Test("is told by where it stands and by its codes", arguments: examples)
    func subject(example: Example) throws {
        #expect(try Self.reply(example.reply).subject(at: example.step) == example.subject, "\(example.reply)")
    }

    @Test(
        "is only this connection, where the server has had enough of it",
        arguments: [
            ("452 4.4.5 Too many messages in this session", SMTPSession.Step.mail, true),
            ("452 4.5.3 Too many recipients", .recipient, true),
            ("451 too many mails per connection", .mail, true),
            ("450 Too many transactions in this session, reconnect", .recipient, true),
            ("452 4.3.1 Insufficient system storage", .mail, false),
            ("451 4.7.1 Greylisted", .recipient, false),
            ("552 5.5.3 Too many messages", .mail, false),
            ("452 4.4.5 Too many messages", .content, false),
        ])
    func session(reply: String, step: SMTPSession.Step, ends: Bool) throws {
        #expect(try Self.reply(reply).endsSession(at: step) == ends)
    }

    @Test(
        "is a limit, where the server says that more was sent than it allows",
        arguments: [
            ("452 4.4.5 Too many messages", true),
            ("454 4.7.0 Throttling failure: Maximum sending rate exceeded.", true),
            ("550 5.4.5 Daily user sending quota exceeded", true), ("451 4.7.1 Rate limit reached", true),
            ("552 5.2.2 Over quota", false), ("451 4.7.1 Greylisted", false), ("250 2.0.0 Too many messages", false),
        ])
    func limits(reply: String, isLimit: Bool) throws {
        #expect(try Self.reply(reply).isLimit == isLimit)
    }
}
