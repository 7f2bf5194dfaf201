package import MailAddress
package import SupportHours

/// What is recorded right before anything of a message may reach the other side.
package struct DataBeginning: Hashable, Sendable {
    package var lease: Lease
    package var at: Instant
    /// The body that this attempt was rendered with, and that every later one sends; nil where it is stored already.
    package var body: RenderedBody?
    /// The recipient, where attempts are counted for each; nil where they aren't.
    package var recipient: AddressKey?
    /// The number of the composer that made its bytes; see decision 0008.
    package var composer: Int

    package init(lease: Lease, at: Instant, body: RenderedBody?, recipient: AddressKey? = nil, composer: Int = 0) {
        self.lease = lease
        self.at = at
        self.body = body
        self.recipient = recipient
        self.composer = composer
    }
}

/// How many attempts have begun data in one minute.
package struct DataCount: Hashable, Sendable {
    /// Its first second.
    package var minute: Instant
    package var count: Int

    package init(minute: Instant, count: Int) {
        self.minute = minute
        self.count = count
    }
}

extension Instant {
    /// The minute's first second, by UTC.
    package var minute: Instant {
        Instant(secondsSinceEpoch: secondsSinceEpoch - (secondsSinceEpoch % 60 + 60) % 60)
    }
}
