package import MailAddress

/// A message before it is composed.
package struct MIMEMessage: Hashable, Sendable {
    package var from: Mailbox
    /// Where answers go; nil for `from`.
    package var replyTo: Mailbox?
    package var to: Mailbox
    /// One line of any length and script; no controls.
    package var subject: String
    /// Lines may end in CRLF, CR or LF; a last line without an end gets one.
    package var text: String
    /// The same message as HTML, for programs that prefer it.
    package var html: String?
    /// Without angle brackets: `id@domain`.
    package var messageID: String
    package var date: MailDate
    /// The follow-up's id: visible ASCII without spaces.
    package var id: String
    package var unsubscribe: ListUnsubscribe?

    package init(
        from: Mailbox, replyTo: Mailbox? = nil, to: Mailbox, subject: String, text: String, html: String? = nil,
        messageID: String,
        date: MailDate, id: String, unsubscribe: ListUnsubscribe? = nil
    ) {
        self.from = from
        self.replyTo = replyTo
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

/// Where readers unsubscribe. [RFC 2369 §3.2]
package struct ListUnsubscribe: Hashable, Sendable {
    /// `https:` or `mailto:`, in order of preference.
    package var uris: [String]

    package init(uris: [String]) {
        self.uris = uris
    }

    /// Whether a POST to the `https:` URI unsubscribes without asking; with several it wouldn't be said which.
    /// [RFC 8058 §3.1]
    package var isOneClick: Bool { uris.count { $0.hasPrefix("https:") } == 1 }
}

/// A composed message, the same for every attempt to deliver it.
package struct ComposedMessage: Hashable, Sendable {
    /// Headers and body; every line ends in CRLF.
    package let bytes: [UInt8]
    /// Whether a header contains an address beyond ASCII. [RFC 6532]
    package let needsSMTPUTF8: Bool
}
