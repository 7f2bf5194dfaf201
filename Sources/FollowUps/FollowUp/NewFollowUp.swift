package import SupportHours

/// A follow-up that is to be accepted.
package struct NewFollowUp: Hashable, Sendable {
    package var id: FollowUpID
    package var kind: FollowUpKind
    /// The plan whose staffed windows it keeps to.
    package var plan: String
    package var letter: Letter
    /// What the letter's text is written by when it is taken up; nil where it has its text.
    package var manuscript: Manuscript?
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
    /// Since when ``when`` counts.
    package var countsFrom: Instant
    /// Who asked for it, by the socket's peer credentials; nil where nobody did.
    package var acceptedBy: UInt32?
    package var idempotency: Idempotency?

    package init(
        id: FollowUpID, kind: FollowUpKind, plan: String, letter: Letter, manuscript: Manuscript? = nil,
        messageID: String, language: String? = nil, when: When, due: Due, priority: Priority = .usual,
        expiresAt: Instant? = nil, caseLabel: String? = nil,
        acceptedAt: Instant, countsFrom: Instant? = nil, acceptedBy: UInt32? = nil, idempotency: Idempotency? = nil
    ) {
        self.id = id
        self.kind = kind
        self.plan = plan
        self.letter = letter
        self.manuscript = manuscript
        self.messageID = messageID
        self.language = language
        self.when = when
        self.due = due
        self.priority = priority
        self.expiresAt = expiresAt
        self.caseLabel = caseLabel
        self.acceptedAt = acceptedAt
        self.countsFrom = countsFrom ?? acceptedAt
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
    /// Stands for the secrets in it, and is forgotten with them; nil where there are none.
    package var secretFingerprint: String?

    package init(key: String, fingerprint: String, secretFingerprint: String? = nil) {
        self.key = key
        self.fingerprint = fingerprint
        self.secretFingerprint = secretFingerprint
    }

    /// Whether another request under the same key asks for the same, as far as is still known.
    package func isSame(as other: Idempotency) -> Bool {
        guard key == other.key, fingerprint == other.fingerprint else { return false }
        guard let secretFingerprint, let otherSecret = other.secretFingerprint else { return true }
        return secretFingerprint == otherSecret
    }
}
