/// A follow-up. Instants are RFC 3339 with an offset.
package struct FollowUpResource: Codable, Hashable, Sendable {
    /// nil in the answer to a dry run.
    @OrNull package var id: String?
    package var state: String
    package var kind: String
    package var plan: String
    package var to: String
    package var subject: String
    /// The template that it is rendered from; nil where it came with a subject and a text.
    @OrNull package var template: String?
    @OrNull package var language: String?
    package var when: WhenRequest
    /// When it will be sent; nil once that is past, and where it is held.
    @OrNull package var dueAt: String?
    /// Why then; nil where `dueAt` has no meaning any more.
    @OrNull package var dueBecause: DueReason?
    @OrNull package var expiresAt: String?
    package var priority: Int
    @OrNull package var caseLabel: String?
    /// With angle brackets, as in the header; nil in the answer to a dry run.
    @OrNull package var messageID: String?
    /// Attempts that count.
    package var attempts: Int
    package var acceptedAt: String
    /// When it became terminal.
    @OrNull package var endedAt: String?
    package var warnings: [Warning]
    /// The text as it would be sent, secrets as dots; only in the answer to a dry run of one follow-up.
    package var text: String?
    /// From the oldest to the newest; only where one follow-up is requested.
    package var history: [HistoryLine]?

    package init(
        id: String?, state: String, kind: String, plan: String, to: String, subject: String,
        template: String? = nil, language: String?, when: WhenRequest, dueAt: String?, dueBecause: DueReason?,
        expiresAt: String?, priority: Int, caseLabel: String?, messageID: String?, attempts: Int, acceptedAt: String,
        endedAt: String?,
        warnings: [Warning] = [], text: String? = nil, history: [HistoryLine]? = nil
    ) {
        self.id = id
        self.state = state
        self.kind = kind
        self.plan = plan
        self.to = to
        self.subject = subject
        self.template = template
        self.language = language
        self.when = when
        self.dueAt = dueAt
        self.dueBecause = dueBecause
        self.expiresAt = expiresAt
        self.priority = priority
        self.caseLabel = caseLabel
        self.messageID = messageID
        self.attempts = attempts
        self.acceptedAt = acceptedAt
        self.endedAt = endedAt
        self.warnings = warnings
        self.text = text
        self.history = history
    }

    enum CodingKeys: String, CodingKey {
        case id, state, kind, plan, to, subject, template, language, when
        case dueAt = "due_at"
        case dueBecause = "due_because"
        case expiresAt = "expires_at"
        case priority
        case caseLabel = "case"
        case messageID = "message_id"
        case attempts
        case acceptedAt = "accepted_at"
        case endedAt = "ended_at"
        case warnings, text, history
    }
}

/// Why a follow-up is due when it is.
package struct DueReason: Codable, Hashable, Sendable {
    package var plan: String
    /// In the notation of opening_hours; nil where the plan isn't known.
    @OrNull package var hours: String?
    /// The vendor's zone; nil where there are no hours, and where they are made of several plans'.
    @OrNull package var zone: String?
    @OrNull package var tzdata: String?
    /// `next-window`, `not-before` or `after-staffed`; followed by `, retry` after an attempt.
    package var rule: String
    /// The staffed window that it falls into.
    @OrNull package var window: WindowBounds?
    /// Why it is held, where it is: `unknown-plan` or `never-staffed`.
    @OrNull package var held: String?

    package init(
        plan: String, hours: String?, zone: String?, tzdata: String?, rule: String, window: WindowBounds?,
        held: String?
    ) {
        self.plan = plan
        self.hours = hours
        self.zone = zone
        self.tzdata = tzdata
        self.rule = rule
        self.window = window
        self.held = held
    }
}

/// A remark on something that was accepted, but is probably not meant so.
package struct Warning: Codable, Hashable, Sendable {
    package var code: String
    package var detail: String
    @OrNull package var suggestion: String?

    package init(code: String, detail: String, suggestion: String? = nil) {
        self.code = code
        self.detail = detail
        self.suggestion = suggestion
    }
}

package struct HistoryLine: Codable, Hashable, Sendable {
    package var at: String
    /// The move: `accepted`, `claimed`, `deferred`, `delivered`…
    package var move: String
    @OrNull package var attempt: Int?
    /// The user who asked for it.
    @OrNull package var uid: UInt32?
    /// What the other side said.
    @OrNull package var detail: String?

    package init(at: String, move: String, attempt: Int?, uid: UInt32?, detail: String?) {
        self.at = at
        self.move = move
        self.attempt = attempt
        self.uid = uid
        self.detail = detail
    }
}

/// `GET /v1/follow-ups`
package struct FollowUpPage: Codable, Hashable, Sendable {
    package var followUps: [FollowUpResource]
    /// The `cursor` of the next page; nil at the end.
    @OrNull package var cursor: String?

    package init(followUps: [FollowUpResource], cursor: String?) {
        self.followUps = followUps
        self.cursor = cursor
    }

    enum CodingKeys: String, CodingKey {
        case followUps = "follow_ups"
        case cursor
    }
}
