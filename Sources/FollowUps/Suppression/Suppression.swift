package import MailAddress
package import SupportHours

/// An address that nothing is sent to.
package struct Suppression: Hashable, Sendable {
    /// As it was given; its key decides which addresses it covers.
    package var address: MailAddress
    /// The reason, for people who read the list; nil where none was given.
    package var reason: String?
    package var since: Instant
    /// Who asked for it, by the socket's peer credentials.
    package var uid: UInt32?

    package init(address: MailAddress, reason: String?, since: Instant, uid: UInt32?) {
        self.address = address
        self.reason = reason
        self.since = since
        self.uid = uid
    }
}
