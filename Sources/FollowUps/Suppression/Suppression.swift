package import MailAddress
package import SupportHours

/// An address that nothing is sent to.
package struct Suppression: Hashable, Sendable {
    /// As it was given; whom it stands for, its key says.
    package var address: MailAddress
    /// Why, for whoever looks at the list; nil for nothing said.
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
