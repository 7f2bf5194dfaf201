package import MailAddress
package import SupportHours

/// What is sent, and to whom.
package struct Message: Hashable, Sendable {
    package var recipient: MailAddress
    package var subject: String
    package var text: String
    /// The text as HTML; nil for none.
    package var html: String?
    /// Where readers unsubscribe: `https:` or `mailto:`, in order of preference. [RFC 2369 §3.2]
    package var unsubscribe: [String]

    package init(
        recipient: MailAddress, subject: String, text: String, html: String? = nil, unsubscribe: [String] = []
    ) {
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe
    }
}

/// The headers that are fixed at the first attempt, so that every further attempt sends the same bytes. They are
/// replaced where no attempt counts and nobody can have received the message.
package struct FixedHeaders: Hashable, Sendable {
    /// The mailbox that it comes from, as configured at that time.
    package var sender: Mailbox
    /// Where answers go; nil for the sender.
    package var replyTo: Mailbox?
    package var date: Instant
    /// Seconds east of Greenwich, for the `Date` header.
    package var utcOffset: Int

    package init(sender: Mailbox, replyTo: Mailbox? = nil, date: Instant, utcOffset: Int) {
        self.sender = sender
        self.replyTo = replyTo
        self.date = date
        self.utcOffset = utcOffset
    }
}
