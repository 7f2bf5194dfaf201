package import SupportHours

/// An address that nothing is sent to.
package struct Suppression: Hashable, Sendable {
    /// As it was given.
    package var address: String
    /// Why, for whoever looks at the list; nil for nothing said.
    package var reason: String?
    package var since: Instant
    /// Who asked for it, by the socket's peer credentials.
    package var uid: UInt32?

    package init(address: String, reason: String?, since: Instant, uid: UInt32?) {
        self.address = address
        self.reason = reason
        self.since = since
        self.uid = uid
    }
}

extension String {
    /// As addresses are compared: without regard to the case of ASCII's letters.
    package var addressKey: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
