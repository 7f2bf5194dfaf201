package import Messages
package import SupportHours

/// A follow-up as the store keeps it.
package struct FollowUp: Hashable, Sendable {
    package var id: FollowUpID
    package var kind: FollowUpKind
    /// The plan whose staffed windows it keeps to.
    package var plan: String
    /// The plan of the case that it belongs to, where that is another: it is sent in that plan's name, and names its
    /// hours. nil for ``plan``.
    package var casePlan: String?
    package var state: FollowUpState
    /// Its text is empty before it is rendered, and after it was erased.
    package var message: Message
    /// The template that it is rendered from; nil where it came with its text.
    package var template: String?
    package var secrecy: Secrecy
    /// With angle brackets, as in the header.
    package var messageID: String
    package var language: String?
    package var when: When
    /// The instant from which ``when`` counts: acceptance, or the last reschedule.
    package var countsFrom: Instant
    /// There is no further attempt before this instant; nil before the first attempt.
    package var notBefore: Instant?
    /// Derived from the four above and the plan's hours; meaningful while the state is `queued`.
    package var dueAt: Instant?
    /// The hours that `dueAt` was derived from; nil where the plan wasn't known.
    package var basis: DueBasis?
    package var priority: Priority
    package var expiresAt: Instant?
    package var caseLabel: String?
    package var acceptedAt: Instant
    package var acceptedBy: UInt32?
    /// Attempts that count.
    package var attempts: Int
    /// When it became terminal; nil while it isn't.
    package var endedAt: Instant?
    /// Whether it goes again and again, so that an unsubscription concerns it.
    package var isRecurring: Bool

    package init(
        id: FollowUpID, kind: FollowUpKind, plan: String, casePlan: String? = nil, state: FollowUpState,
        message: Message, template: String? = nil, secrecy: Secrecy = .none, messageID: String, language: String?,
        when: When,
        countsFrom: Instant, notBefore: Instant?, dueAt: Instant?, basis: DueBasis?,
        priority: Priority, expiresAt: Instant?, caseLabel: String?, acceptedAt: Instant, acceptedBy: UInt32?,
        attempts: Int, endedAt: Instant?, isRecurring: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.plan = plan
        self.casePlan = casePlan
        self.state = state
        self.message = message
        self.template = template
        self.secrecy = secrecy
        self.messageID = messageID
        self.language = language
        self.when = when
        self.countsFrom = countsFrom
        self.notBefore = notBefore
        self.dueAt = dueAt
        self.basis = basis
        self.priority = priority
        self.expiresAt = expiresAt
        self.caseLabel = caseLabel
        self.acceptedAt = acceptedAt
        self.acceptedBy = acceptedBy
        self.attempts = attempts
        self.endedAt = endedAt
        self.isRecurring = isRecurring
    }
}

extension FollowUp {
    /// The plan in whose name it is sent, and whose hours it names.
    package var letterheadPlan: String { casePlan ?? plan }
}

/// One line of a follow-up's history.
package struct HistoryEntry: Hashable, Sendable {
    package var at: Instant
    package var move: Move
    /// The attempt that the line is about, from 1; nil where it is about none.
    package var attempt: Int?
    /// Who asked for it, by the socket's peer credentials; nil where the daemon did it by itself.
    package var uid: UInt32?
    /// What the other side said, or the daemon noticed, in one line; nil for nothing.
    package var detail: Wording?

    package init(at: Instant, move: Move, attempt: Int? = nil, uid: UInt32? = nil, detail: Wording? = nil) {
        self.at = at
        self.move = move
        self.attempt = attempt
        self.uid = uid
        self.detail = detail
    }
}
