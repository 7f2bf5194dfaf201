package import SupportHours

/// A follow-up to accept.
package struct NewFollowUp: Hashable, Sendable {
    package var id: FollowUpID
    package var kind: FollowUpKind
    /// The plan whose staffed windows it keeps to.
    package var plan: String
    /// See ``FollowUp/casePlan``.
    package var casePlan: String?
    package var message: Message
    /// What the text is rendered from at each claim; nil where the message has its text.
    package var unrenderedBody: UnrenderedBody?
    /// With angle brackets, as in the header.
    package var messageID: String
    /// The language that the message is written in: `ja`, `en`; nil where it isn't known.
    package var language: String?
    package var when: When
    package var due: Due
    package var priority: Priority
    /// It isn't sent from this instant on; nil for never.
    package var expiresAt: Instant?
    /// Ties several follow-ups together; nil for none.
    package var caseLabel: String?
    package var acceptedAt: Instant
    /// The instant from which ``when`` counts.
    package var countsFrom: Instant
    /// Who asked for it, by the socket's peer credentials; nil where the daemon did it by itself.
    package var acceptedBy: UInt32?
    package var idempotency: Idempotency?
    /// Whether it goes again and again, so that an unsubscription concerns it.
    package var isRecurring = false

    package init(
        id: FollowUpID, kind: FollowUpKind, plan: String, casePlan: String? = nil, message: Message,
        unrenderedBody: UnrenderedBody? = nil, messageID: String, language: String? = nil, when: When, due: Due,
        priority: Priority = .usual,
        expiresAt: Instant? = nil, caseLabel: String? = nil,
        acceptedAt: Instant, countsFrom: Instant? = nil, acceptedBy: UInt32? = nil, idempotency: Idempotency? = nil
    ) {
        self.id = id
        self.kind = kind
        self.plan = plan
        self.casePlan = casePlan
        self.message = message
        self.unrenderedBody = unrenderedBody
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

extension NewFollowUp {
    /// See ``FollowUp/letterheadPlan``.
    package var letterheadPlan: String { casePlan ?? plan }

    package var secrecy: Secrecy { unrenderedBody?.secrets == nil ? .none : .kept }
}

/// Whom a follow-up is for.
package enum FollowUpKind: String, CaseIterable, Hashable, Sendable {
    /// For the creator: the chat is open now.
    case reminder
    /// For a customer.
    case guidance
}

/// A caller's key for a request, so that asking twice does it once.
package struct Idempotency: Hashable, Sendable {
    /// Unique among the callers of one daemon.
    package var key: String
    /// Identifies the request: another request under the same key is an error.
    package var fingerprint: String
    /// Identifies the secrets in it, and is erased with them; nil where there are none.
    package var secretFingerprint: String?

    package init(key: String, fingerprint: String, secretFingerprint: String? = nil) {
        self.key = key
        self.fingerprint = fingerprint
        self.secretFingerprint = secretFingerprint
    }

    /// Whether another request under the same key asks for the same, as far as that is still known.
    package func isSame(as other: Idempotency) -> Bool {
        guard key == other.key, fingerprint == other.fingerprint else { return false }
        guard let secretFingerprint, let otherSecret = other.secretFingerprint else { return true }
        return secretFingerprint == otherSecret
    }
}
