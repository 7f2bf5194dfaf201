package import MailAddress

/// A letter before it is bytes.
package struct Message: Hashable, Sendable {
    package var from: Mailbox
    package var to: Mailbox
    /// One line of any length and script; no controls.
    package var subject: String
    /// Lines may end in CRLF, CR or LF; a last line without an end gets one.
    package var text: String
    /// The same letter as HTML, for programs that would rather show that.
    package var html: String?
    /// Without angle brackets: `id@domain`.
    package var messageID: String
    package var date: MailDate
    /// The follow-up's name: visible ASCII without spaces.
    package var id: String
    package var unsubscribe: ListUnsubscribe?

    package init(
        from: Mailbox, to: Mailbox, subject: String, text: String, html: String? = nil, messageID: String,
        date: MailDate, id: String, unsubscribe: ListUnsubscribe? = nil
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.messageID = messageID
        self.date = date
        self.id = id
        self.unsubscribe = unsubscribe
    }
}

/// Where readers say that they want no more. [RFC 2369 §3.2]
package struct ListUnsubscribe: Hashable, Sendable {
    /// `https:` or `mailto:`, in order of preference.
    package var uris: [String]
    /// Whether a POST to the `https:` one does it without asking. [RFC 8058]
    package var oneClick: Bool

    package init(uris: [String], oneClick: Bool = false) {
        self.uris = uris
        self.oneClick = oneClick
    }
}

/// A letter as bytes, the same for every attempt to deliver it.
package struct ComposedMessage: Hashable, Sendable {
    /// Headers and body; every line ends in CRLF.
    package let bytes: [UInt8]
    /// Whether an address beyond ASCII stands in a header. [RFC 6532]
    package let needsSMTPUTF8: Bool
}
