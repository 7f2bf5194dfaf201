package import MailAddress

/// Where it is kept who wants no letters. Every enqueueing and every claim keeps to it.
package protocol SuppressionStore: Sendable {
    /// Adds an address, and calls off what is queued to it. One that is there already stays as it is.
    ///
    /// - Returns: the entry, and how many follow-ups were called off.
    func suppress(_ suppression: Suppression) async throws(StoreError) -> (entry: Suppression, cancelled: Int)

    /// - Returns: what the entry was; nil where there was none.
    func unsuppress(_ key: AddressKey) async throws(StoreError) -> Suppression?

    /// In the order of their keys.
    ///
    /// - Parameter after: begins behind this one.
    func suppressions(after: AddressKey?, limit: Int) async throws(StoreError) -> [Suppression]
}
