import MailAddress
import SeededRandom
import Testing

@testable import Delivery

@Suite("Messages, read by Python's email package")
struct PythonMailTests {
    @Test("everything that goes in comes out", arguments: Seeds.all)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let messages = try (0..<150).map { _ in
            let message = try MIMEMessage.random(using: &generator)
            return (message, try message.composed())
        }
        for fault in try PythonMail.faults(in: messages).prefix(5) {
            Issue.record("seed \(seed), \(fault)")
        }
    }

    @Test("a body of a megabyte comes out, in one line or many, in any encoding")
    func largeBodies() throws {
        let bodies = [
            String(repeating: "あ", count: 350_000),
            String(repeating: "サポートの窓口が開きました。\n", count: 25_000),
            String(repeating: "x", count: 1_000_000),
            String(repeating: "all plain, and short enough\r", count: 40_000),
            String(repeating: "\n", count: 1_000_000),
        ]
        var messages = try bodies.map { body in
            var message = try MIMEMessage.sample()
            message.text = body
            return (message, try message.composed())
        }
        var both = try MIMEMessage.sample()
        (both.text, both.html) = (bodies[1], bodies[3])
        messages.append((both, try both.composed()))
        #expect(try PythonMail.faults(in: messages) == [])
    }

    @Test("addresses beyond ASCII stand in the headers as UTF-8, and the message says so")
    func internationalAddresses() throws {
        var message = try MIMEMessage.sample()
        message.to = try Mailbox(parsing: "田中 <田中@窓口.example>")
        let composed = try message.composed()
        #expect(composed.needsSMTPUTF8)
        let faults = try PythonMail.faults(in: [(message, composed)])
        #expect(faults == [])
    }

    @Test("another message than the expected one is noticed")
    func oracleNotices() throws {
        let message = try MIMEMessage.sample()
        var other = message
        other.subject += "."
        other.text += "."
        let faults = try PythonMail.faults(in: [(message, try other.composed()), (other, try other.composed())])
        #expect(faults.count == 2)
        #expect(faults.allSatisfy { $0.hasPrefix("0: ") })
    }
}

extension MIMEMessage {
    static func sample() throws -> MIMEMessage {
        MIMEMessage(
            from: try Mailbox(parsing: "窓口 <support@example.jp>"),
            to: Mailbox(try MailAddress(parsing: "a@b.example")),
            subject: "サポート窓口が開きました", text: "こんにちは\n", messageID: "f1@example.jp",
            date: MailDate(secondsSinceEpoch: 1_795_307_400, offset: 32_400), id: "f1")
    }
}
