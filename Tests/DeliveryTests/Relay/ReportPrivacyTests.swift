import FollowUps
import MailAddress
import Messages
import TestAddresses
import Testing

@testable import Delivery

@Suite("Reports without the recipient")
struct ReportPrivacyTests {
    private func text(_ outcome: DeliveryOutcome, to recipient: MailAddress) -> String {
        outcome.without(recipient).report.text
    }

    @Test(
        "our own words stay, whatever the recipient is called",
        arguments: [
            "relay@example.jp", "the@example.jp", "login@example.jp", "username@example.jp", "startTLS@example.jp",
        ]
            as [MailAddress])
    func ownWords(recipient: MailAddress) {
        let texts = [
            SMTPProblem.startTLSNotOffered, .connectionLost, .timedOut(.dataBlock),
            .loginNotOffered(offered: ["CRAM-MD5"], wanted: [.plain]),
        ].map(\.wording.en)
        for words in texts {
            #expect(text(.notAttempted(DeliveryReport(text: words), .passing), to: recipient) == words)
            #expect(text(.transientFailure(DeliveryReport(text: words)), to: recipient) == words)
        }
        let refused = SMTPProblem.loginRefused(SMTPReply(code: 535, lines: ["5.7.8 no"])).wording.en
        #expect(text(.notAttempted(DeliveryReport(text: refused), .needsOperator), to: recipient) == refused)
    }

    @Test("what a server says of the recipient is hidden, in a reply and in one that we quote")
    func replies() {
        let recipient: MailAddress = "relay@example.jp"
        let reply = SMTPReply(code: 550, lines: ["5.1.1 <relay@example.jp>: relay is unknown to the relay"])
        #expect(text(.permanentFailure(reply.report), to: recipient) == "<…>: … is unknown to the …")
        let closing = SMTPProblem.serverClosing(SMTPReply(code: 421, lines: ["relay has too much"]))
        #expect(
            text(.transientFailure(DeliveryReport(text: closing.wording.en)), to: recipient)
                == "the relay closes the connection: 421 … has too much")
        let shown = DeliveryOutcome.notAttempted(DeliveryReport(closing.trouble), .passing).without(recipient).report
        #expect(shown.trouble.wording.en == "the relay closes the connection: 421 … has too much")
        #expect(shown.trouble.wording.ja == "中継先が接続を閉じました: 「421 … has too much」")
        #expect(
            text(.uncertain(DeliveryReport(text: "the relay: relay@example.jp")), to: recipient) == "the relay: …")
    }
}
