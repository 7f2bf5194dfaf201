package import MailAddress

/// The sender and recipient of a message, `MAIL FROM` and `RCPT TO`, independent of its headers. [RFC 5321 §2.3.1]
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
    package var envelope: Envelope { Envelope(sender: fixedHeaders.sender.address, recipient: message.recipient) }
}
