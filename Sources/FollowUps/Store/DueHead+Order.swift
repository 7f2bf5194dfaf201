import MailAddress

extension DueHead: Comparable {
    /// The order in which follow-ups of one plan take their turn: by priority, the highest first, then by due instant,
    /// then by id.
    package static func < (lhs: DueHead, rhs: DueHead) -> Bool {
        (rhs.priority, lhs.dueAt, lhs.id) < (lhs.priority, rhs.dueAt, rhs.id)
    }
}

extension DueHead {
    /// - Returns: nil for one that is held.
    package init?(_ followUp: FollowUp) {
        guard let dueAt = followUp.dueAt else { return nil }
        self.init(
            id: followUp.id, domain: followUp.message.recipient.asciiDomain, priority: followUp.priority, dueAt: dueAt)
    }
}
