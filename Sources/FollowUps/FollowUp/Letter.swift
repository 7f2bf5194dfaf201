package import MailAddress
package import SupportHours

/// What is to be said, and to whom.
package struct Letter: Hashable, Sendable {
    package var recipient: MailAddress
    package var subject: String
    package var text: String
    /// The same as HTML; nil for none.
    package var html: String?
    /// Where readers say that they want no more: `https:` or `mailto:`, in order of preference. [RFC 2369 §3.2]
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

/// What a letter's bytes depend on beside the letter, fixed by its first attempt: every further one sends the same. It is
/// taken anew where no attempt counts and nobody can have the letter.
package struct Postmark: Hashable, Sendable {
    /// The mailbox that it comes from, as in the configuration of that time.
    package var sender: Mailbox
    package var date: Instant
    /// Seconds east of Greenwich, of the clock that the date is given on.
    package var utcOffset: Int

    package init(sender: Mailbox, date: Instant, utcOffset: Int) {
        self.sender = sender
        self.date = date
        self.utcOffset = utcOffset
    }
}
