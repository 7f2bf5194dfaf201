import Delivery
import FollowUps
import Foundation
import Guidance
import MailAddress
import Messages
import SupportHours
import TestAddresses
import TestLetters
import TestSupport
import TestZones
import Testing

/// The project's own templates, all of them, from the catalogue to a customer's mailbox.
@Suite("Every message", .enabled(if: PostfixServer.canRun, "Postfix begins as root alone"))
struct EveryTemplateTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    /// A message as it was written, and as it is to be found in the mailbox.
    private struct Written {
        let name: String
        let message: ClaimedFollowUp
    }

    @Test("is delivered by Postfix and read back by Python as it was written, in both languages")
    func messages() async throws {
        let written = try Self.allMessages()
        #expect(written.count == 42)
        let server = try await PostfixServer.start(try TestAuthority().issue(names: "DNS:localhost"))
        try await TestRelay.with(port: server.port) { relay in
            let outcomes = await relay.send(written.map(\.message))
            #expect(Set(outcomes.values.map(\.name)) == ["delivered"])
        }
        try await eventually("all are delivered") { server.messages.count == written.count }
        let read = try MailboxReader.messages(inMaildir: server.maildir)
        #expect(read.count == written.count)
        for (written, read) in zip(written, read) {
            let expected = MailboxReader.Message(
                written.message, returnPath: "<support@example.jp>", deliveredTo: "hanako@example.jp")
            #expect(read == expected, "\(written.name)")
        }
        try Self.dump(written, files: server.messages)
    }

    /// Each message by its samples, at an instant at which staff is there.
    private static func allMessages() throws -> [Written] {
        let set = try GuidanceSet.ofTheProject()
        let schedule = Schedule(
            hours: try OpeningHours(parsing: "Mo-Fr 06:00-17:00"), zone: try .california())
        let now = try Instant(parsing: "2026-11-24T23:30:00+09:00", in: .utc)
        let renderer = TemplateRenderer()
        var messages: [Written] = []
        for language in Language.allCases {
            let hours = MessageHours(planName: "Basic", schedule: schedule, at: now, display: try .japan())
            for template in set.catalogue.templates {
                let values = try #require(template.sampleValues(in: language), "\(template.id)")
                let source = template.version(in: language).source
                let text = try renderer.render(source, values: values, hours: hours)
                let subject = try renderer.subject(
                    of: source, values: values, planName: "Basic", display: try .japan(), vendor: try .california())
                let message = ClaimedFollowUp.test(
                    messages.count + 1, recipient: "hanako@example.jp", subject: subject, text: text.text,
                    html: text.html)
                messages.append(Written(name: "\(language.rawValue)/\(template.id)", message: message))
            }
        }
        return messages
    }

    /// Puts each of them where somebody can look at it: as a text, as a page, and as it lay in the mailbox.
    private static func dump(_ messages: [Written], files: [String]) throws {
        let output = root + "/.build/letters"
        for language in Language.allCases {
            try FileManager.default.createDirectory(
                atPath: "\(output)/\(language.rawValue)", withIntermediateDirectories: true)
        }
        let delivered = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
        for written in messages {
            let message = written.message.message
            let text = "To: \(message.recipient)\nSubject: \(message.subject)\n\n\(message.text)"
            try text.write(toFile: "\(output)/\(written.name).txt", atomically: true, encoding: .utf8)
            try message.html?.write(toFile: "\(output)/\(written.name).html", atomically: true, encoding: .utf8)
            let mail = try #require(delivered.first { $0.contains("X-Madoguchi-ID: \(written.message.id)\n") })
            try mail.write(toFile: "\(output)/\(written.name).eml", atomically: true, encoding: .utf8)
        }
    }
}
