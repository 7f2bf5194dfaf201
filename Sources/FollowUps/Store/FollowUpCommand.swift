/// What people can ask of a follow-up.
package enum FollowUpCommand: Hashable, Sendable {
    case cancel
    /// Sends it again, from the next staffed instant on; its attempts are counted from zero.
    case retry
    case reschedule(When)
}

package enum CommandResult: Hashable, Sendable {
    case done(FollowUp)
    case unknown
    /// The follow-up's state doesn't allow it.
    case impossible(FollowUp)
}
