package import MailAddress
package import SupportHours

/// Keeps the suppressed addresses. Every enqueueing and every claim respects them.
package protocol SuppressionStore: Sendable {
    /// Adds an address, and cancels what is queued to it. An existing entry stays as it is.
    ///
    /// - Returns: the entry, and how many follow-ups were cancelled.
    func suppress(_ suppression: Suppression) async throws(StoreError) -> (entry: Suppression, cancelled: Int)

    /// - Returns: the removed entry; nil where there was none.
    func unsuppress(_ key: AddressKey) async throws(StoreError) -> Suppression?

    /// In the order of their keys.
    ///
    /// - Parameter after: begins after this one.
    func suppressions(after: AddressKey?, limit: Int) async throws(StoreError) -> [Suppression]
}

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
