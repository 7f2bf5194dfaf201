import FollowUps

/// Where the hot part of a follow-up is, by its state.
enum FollowUpTable: String, CaseIterable {
    case due, leases, ended

    init(of state: FollowUpState) {
        self =
            switch state {
            case .queued: .due
            case .sending: .leases
            case .delivered, .failed, .uncertain, .cancelled, .expired: .ended
            }
    }

    /// Columns that moves leave as they are.
    static let kept = [
        "id", "plan", "domain", "priority", "expires_at", "attempt", "owner", "sender", "reply_to", "posted_at",
        "utc_offset", "composer",
    ]
    /// Columns that moves write, in every table.
    static let written = ["not_before", "due_at", "basis", "attempts", "lines", "secrecy"]

    /// Columns of its own that moves write.
    var ownColumns: [String] { self == .ended ? ["state", "ended_at"] : [] }
}
