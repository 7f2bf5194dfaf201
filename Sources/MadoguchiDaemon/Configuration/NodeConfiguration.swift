/// This daemon among those that share its database.
package struct NodeConfiguration: Hashable, Sendable {
    /// What the others call it; nil for the host's name.
    package var name: String?
    /// Seconds without a sign of life after which the others take over what it was sending.
    package var lease: Int64 = 30
    /// Seconds by which its clock may differ from the database's for it to send.
    package var clockTolerance: Int64 = 1

    package init() {}
}
