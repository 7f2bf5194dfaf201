package import MailAddress

/// Whom a message comes from and whom it goes to: `MAIL FROM` and `RCPT TO`, whatever its headers say. [RFC 5321 §2.3.1]
package struct Envelope: Hashable, Sendable {
    package var sender: MailAddress
    package var recipient: MailAddress

    package init(sender: MailAddress, recipient: MailAddress) {
        self.sender = sender
        self.recipient = recipient
    }

    /// Whether only a server with SMTPUTF8 can take it. [RFC 6531]
    package var needsSMTPUTF8: Bool { sender.needsSMTPUTF8 || recipient.needsSMTPUTF8 }
}

extension ClaimedFollowUp {
    package var envelope: Envelope { Envelope(sender: postmark.sender.address, recipient: letter.recipient) }
}
