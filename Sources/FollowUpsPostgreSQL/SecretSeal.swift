package import FollowUps

/// Encrypts what holds secrets, for a database whose old bytes nobody can erase: without the key no copy of it, no log and no
/// backup shows them.
package protocol SecretSeal: Sendable {
    /// - Parameter id: of the follow-up that it belongs to; another one's doesn't open.
    func seal(_ secret: String, of id: FollowUpID) throws(StoreError) -> [UInt8]

    /// - Throws: where it was sealed by a key that isn't here any more.
    func open(_ sealed: [UInt8], of id: FollowUpID) throws(StoreError) -> String
}
