package import MailAddress

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
