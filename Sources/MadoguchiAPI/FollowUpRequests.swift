/// `POST /v1/follow-ups`, and each line of `POST /v1/follow-ups/batch`. It has either `subject` and `text`, or `template`.
package struct FollowUpRequest: Codable, Hashable, Sendable {
    /// `reminder` or `guidance`.
    ///
    /// May be left out with a template, which is for one of them.
    package var kind: String?
    package var plan: String
    package var to: String
    package var subject: String?
    package var text: String?
    /// A template's id, in place of subject and text.
    package var template: String?
    /// The template's variables.
    package var variables: [String: String]?
    /// `ja` or `en`.
    package var language: String?
    package var when: WhenRequest?
    package var expiresAt: String?
    /// 0 to 9, the greater the sooner; 4 by default.
    package var priority: Int?
    package var caseLabel: String?
    /// In a batch, where there is no header for it.
    package var idempotencyKey: String?

    package init(
        kind: String?, plan: String, to: String, subject: String? = nil, text: String? = nil, template: String? = nil,
        variables: [String: String]? = nil, language: String? = nil, when: WhenRequest? = nil,
        expiresAt: String? = nil, priority: Int? = nil, caseLabel: String? = nil, idempotencyKey: String? = nil
    ) {
        self.kind = kind
        self.plan = plan
        self.to = to
        self.subject = subject
        self.text = text
        self.template = template
        self.variables = variables
        self.language = language
        self.when = when
        self.expiresAt = expiresAt
        self.priority = priority
        self.caseLabel = caseLabel
        self.idempotencyKey = idempotencyKey
    }

    enum CodingKeys: String, CodingKey {
        case kind, plan, to, subject, text, template, variables, language, when
        case expiresAt = "expires_at"
        case priority
        case caseLabel = "case"
        case idempotencyKey = "idempotency_key"
    }
}

/// What a follow-up waits for: exactly one of the three.
package struct WhenRequest: Codable, Hashable, Sendable {
    /// `next`.
    package var window: String?
    /// The first staffed instant at or after this one.
    package var notBefore: String?
    /// Once this much staffed time has passed.
    package var afterStaffed: String?

    package init(window: String? = nil, notBefore: String? = nil, afterStaffed: String? = nil) {
        self.window = window
        self.notBefore = notBefore
        self.afterStaffed = afterStaffed
    }

    enum CodingKeys: String, CodingKey {
        case window
        case notBefore = "not_before"
        case afterStaffed = "after_staffed"
    }
}

/// `POST …/reschedule`
package struct RescheduleRequest: Codable, Hashable, Sendable {
    package var when: WhenRequest

    package init(when: WhenRequest) {
        self.when = when
    }
}
