package import SupportHours

/// A follow-up that is to be accepted.
package struct NewFollowUp: Hashable, Sendable {
    package var id: FollowUpID
    package var kind: FollowUpKind
    /// The plan whose staffed windows it keeps to.
    package var plan: String
    package var letter: Letter
    /// With angle brackets, as in the header.
    package var messageID: String
    /// As the letter is written: `ja`, `en`; nil where nobody said.
    package var language: String?
    package var when: When
    package var due: Due
    package var priority: Priority
    /// When it is no longer to be sent; nil for never.
    package var expiresAt: Instant?
    /// Ties several follow-ups together; nil for none.
    package var caseLabel: String?
    package var acceptedAt: Instant
    /// Who asked for it, by the socket's peer credentials; nil where nobody did.
    package var acceptedBy: UInt32?
    package var idempotency: Idempotency?

    package init(
        id: FollowUpID, kind: FollowUpKind, plan: String, letter: Letter, messageID: String, language: String? = nil,
        when: When, due: Due, priority: Priority = .usual, expiresAt: Instant? = nil, caseLabel: String? = nil,
        acceptedAt: Instant, acceptedBy: UInt32? = nil, idempotency: Idempotency? = nil
    ) {
        self.id = id
        self.kind = kind
        self.plan = plan
        self.letter = letter
        self.messageID = messageID
        self.language = language
        self.when = when
        self.due = due
        self.priority = priority
        self.expiresAt = expiresAt
        self.caseLabel = caseLabel
        self.acceptedAt = acceptedAt
        self.acceptedBy = acceptedBy
        self.idempotency = idempotency
    }
}

/// Whom a follow-up is for.
package enum FollowUpKind: String, CaseIterable, Hashable, Sendable {
    /// For the creator: the chat is open now.
    case reminder
    /// For a customer.
    case guidance
}

/// A caller's own name for a request, so that asking twice does it once.
package struct Idempotency: Hashable, Sendable {
    /// Unique among the callers of one daemon.
    package var key: String
    /// Stands for what was asked: another request under the same key is an error.
    package var fingerprint: String

    package init(key: String, fingerprint: String) {
        self.key = key
        self.fingerprint = fingerprint
    }
}
