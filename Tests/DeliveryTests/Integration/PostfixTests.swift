import FollowUps
import Foundation
import MailAddress
import TestAddresses
import TestSupport
import Testing

@testable import Delivery

@Suite("The SMTP transport and Postfix", .enabled(if: PostfixServer.canRun, "Postfix begins as root alone"))
struct PostfixTests {
    @Test("Japanese messages come out of the mailbox as they were written")
    func messages() async throws {
        let authority = try TestAuthority()
        let server = try await PostfixServer.start(try authority.issue(names: "DNS:localhost"))
        let texts = [
            "お客様\n\nパスワードを再設定してください。\n.\n..\nFrom ここ\n", "short\n", String(repeating: "長い文。", count: 2_000) + "\n",
            "葛\u{E0100}飾区 👩‍👩‍👧‍👦\n", "a\n",
        ]
        let messages = (1...40).map { number in
            ClaimedFollowUp.test(
                number, recipient: number % 2 == 0 ? "tanaka@example.jp" : "\"foo..bar\"@example.jp",
                sender: "\"窓口の担当\" <support@example.jp>", subject: "第\(number)回 ログインできないお客様へのご案内",
                text: texts[number % texts.count], html: number % 3 == 0 ? "<p>再設定 \(number)</p>\n" : nil)
        }
        try await TestRelay.with(
            port: server.port, host: "localhost", security: .startTLS, trustRoots: .file(authority.root)
        ) { relay in
            let outcomes = await relay.send(messages)
            #expect(Set(outcomes.values.map(\.name)) == ["delivered"])
            #expect(outcomes.values.allSatisfy { $0.report.text.contains("queued as") })
        }
        try await eventually("all are delivered") { server.messages.count == messages.count }

        // Postfix writes its own lines on top, and leaves the rest alone.
        let files = try server.messages.map { try String(contentsOfFile: $0, encoding: .utf8) }
        let delivered = files.compactMap { file in file.range(of: "Date: ").map { String(file[$0.lowerBound...]) } }
        let composed = try messages.map {
            String(decoding: try $0.composed().bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        }
        #expect(Set(delivered) == Set(composed))

        let read = try MailboxReader.messages(inMaildir: server.maildir)
        let expected = messages.map { message in
            var expected = MailboxReader.Message(
                message, returnPath: "<support@example.jp>", deliveredTo: message.message.recipient.description)
            // Python shows it without the quotes that it needs.
            expected.to.replace("\"", with: "")
            return expected
        }
        #expect(read == expected)
    }

    @Test("a recipient that Postfix doesn't know is refused for good, and isn't named")
    func unknownRecipient() async throws {
        let server = try await PostfixServer.start(try TestAuthority().issue(names: "DNS:localhost"))
        try await TestRelay.with(port: server.port) { relay in
            let outcome = await relay.transport.deliver(.test(1, recipient: "suzuki@elsewhere.example")) {
                () async throws(StoreError) in
            }
            #expect(outcome.name == "permanent")
            #expect(outcome.report.enhancedCode?.statusClass == 5)
            #expect(!outcome.report.text.contains("suzuki"))
            #expect(await relay.send(1).map(\.name) == ["delivered"])
        }
    }
}
