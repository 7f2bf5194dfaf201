package import MailAddress
package import SupportHours

/// Keeps the suppressed addresses. Every enqueueing and every claim respects them.
package protocol SuppressionStore: Sendable {
    /// Adds an address, and cancels what is queued to it within the entry's scope. An existing entry stays as it is, but
    /// for its scope.
    ///
    /// - Parameter replacesScope: whether an existing entry gets this one's scope.
    /// - Returns: the entry, and how many follow-ups were cancelled.
    func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) async throws(StoreError) -> (entry: Suppression, cancelled: Int)

    /// - Returns: the removed entry; nil where there was none.
    func unsuppress(_ key: AddressKey) async throws(StoreError) -> Suppression?

    /// In the order of their keys.
    ///
    /// - Parameter after: begins after this one.
    func suppressions(after: AddressKey?, limit: Int) async throws(StoreError) -> [Suppression]
}

/// An address that nothing is sent to, or nothing that goes again and again.
package struct Suppression: Hashable, Sendable {
    package enum Scope: String, CaseIterable, Hashable, Sendable {
        /// Recurring messages: somebody who wants no newsletter still gets the answer that they ask for.
        case recurring
        case all

        package func covers(isRecurring: Bool) -> Bool { self == .all || isRecurring }
    }

    /// As it was given; its key decides which addresses it covers.
    package var address: MailAddress
    /// The reason, for people who read the list; nil where none was given.
    package var reason: String?
    package var since: Instant
    /// Who asked for it, by the socket's peer credentials.
    package var uid: UInt32?
    package var scope: Scope

    package init(address: MailAddress, reason: String?, since: Instant, uid: UInt32?, scope: Scope = .all) {
        self.address = address
        self.scope = scope
        self.reason = reason
        self.since = since
        self.uid = uid
    }
}
