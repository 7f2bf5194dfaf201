import Guidance

/// When operators are reminded of changes of their plans' hours beforehand.
package struct AnnounceConfiguration: Hashable, Sendable {
    /// How many reminders of a change there can be.
    static let most = 5
    /// Seconds.
    static let longest: Int64 = 90 * 86_400

    /// How long before a change, in seconds; as written.
    var ahead: [Int64]
    /// Whose windows the reminders keep to.
    var windows = WindowsPlan.always
}
