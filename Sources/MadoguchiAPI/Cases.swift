/// `POST /v1/cases`
package struct CaseRequest: Codable, Hashable, Sendable {
    package var playbook: String
    package var plan: String
    /// The customer's address; nil for a case that concerns no customer.
    package var to: String?
    /// Where the reminders go; `guidance.operator` of the configuration by default.
    package var `operator`: String?
    package var language: String?
    package var variables: [String: String]?
    /// The first note.
    package var note: String?

    package init(
        playbook: String, plan: String, to: String?, operator: String? = nil, language: String? = nil,
        variables: [String: String]? = nil, note: String? = nil
    ) {
        self.playbook = playbook
        self.plan = plan
        self.to = to
        self.operator = `operator`
        self.language = language
        self.variables = variables
        self.note = note
    }
}

/// `POST /v1/cases/{id}/note`: at least one of the two.
package struct CaseNoteRequest: Codable, Hashable, Sendable {
    package var text: String?
    /// Values that are known now, as `request_id`; steps that waited for them continue.
    package var variables: [String: String]?

    package init(text: String?, variables: [String: String]?) {
        self.text = text
        self.variables = variables
    }
}

/// `POST /v1/cases/{id}/mark`
package struct CaseMarkRequest: Codable, Hashable, Sendable {
    /// One of the playbook's branches.
    package var mark: String
    /// For the branch's first message; a secret is used nowhere else.
    package var variables: [String: String]?

    package init(mark: String, variables: [String: String]?) {
        self.mark = mark
        self.variables = variables
    }
}

/// `POST /v1/cases/{id}/resolve`
package struct CaseResolveRequest: Codable, Hashable, Sendable {
    /// The stage that resolved it; the last one reached by default.
    package var stage: String?
    package var note: String?

    package init(stage: String?, note: String?) {
        self.stage = stage
        self.note = note
    }
}

/// A case: one customer's problem, and how far it has got. Instants are RFC 3339 with an offset.
package struct CaseResource: Codable, Hashable, Sendable {
    /// nil in the answer to a dry run.
    @OrNull package var id: String?
    package var playbook: String
    package var name: String
    package var plan: String
    /// `open` or `resolved`.
    package var state: String
    @OrNull package var to: String?
    @OrNull package var `operator`: String?
    package var language: String
    /// The known values; never a secret.
    package var variables: [String: String]
    package var marks: [String]
    /// The stage of the last step that was taken; nil before the first.
    @OrNull package var stage: String?
    /// The next step; nil where there is none.
    @OrNull package var next: Next?
    package var openedAt: String
    @OrNull package var resolvedAt: String?
    /// The stage that resolved it; nil while it is open.
    @OrNull package var resolvedBy: String?
    package var warnings: [Warning]
    /// From the oldest to the newest; only where one case is requested.
    package var history: [CaseHistoryLine]?

    package init(
        id: String?, playbook: String, name: String, plan: String, state: String, to: String?, operator: String?,
        language: String, variables: [String: String], marks: [String], stage: String?, next: Next?, openedAt: String,
        resolvedAt: String?, resolvedBy: String?, warnings: [Warning] = [], history: [CaseHistoryLine]? = nil
    ) {
        self.id = id
        self.playbook = playbook
        self.name = name
        self.plan = plan
        self.state = state
        self.to = to
        self.operator = `operator`
        self.language = language
        self.variables = variables
        self.marks = marks
        self.stage = stage
        self.next = next
        self.openedAt = openedAt
        self.resolvedAt = resolvedAt
        self.resolvedBy = resolvedBy
        self.warnings = warnings
        self.history = history
    }

    enum CodingKeys: String, CodingKey {
        case id, playbook, name, plan, state, to, `operator`, language, variables, marks, stage, next
        case openedAt = "opened_at"
        case resolvedAt = "resolved_at"
        case resolvedBy = "resolved_by"
        case warnings, history
    }

    /// The step that a case waits for.
    package struct Next: Codable, Hashable, Sendable {
        package var step: String
        package var template: String
        /// The follow-up that is queued for it; nil while it waits for variables.
        @OrNull package var followUp: String?
        /// When that is sent; nil where it is in flight, held or not queued.
        @OrNull package var dueAt: String?
        /// Variables that it waits for.
        package var needs: [String]
        /// The message; only where one case is requested and in the answer to a dry run, and not where its text can't be
        /// shown.
        package var letter: Letter?

        package init(
            step: String, template: String, followUp: String?, dueAt: String?, needs: [String], letter: Letter? = nil
        ) {
            self.step = step
            self.template = template
            self.followUp = followUp
            self.dueAt = dueAt
            self.needs = needs
            self.letter = letter
        }

        enum CodingKeys: String, CodingKey {
            case step, template
            case followUp = "follow_up"
            case dueAt = "due_at"
            case needs, letter
        }
    }

    /// A step's message as it would be sent, secrets as dots.
    package struct Letter: Codable, Hashable, Sendable {
        package var subject: String
        package var text: String
        /// The variables that the case waits for, whose values are samples, each marked as one where it stands.
        package var samples: [String]

        package init(subject: String, text: String, samples: [String] = []) {
            self.subject = subject
            self.text = text
            self.samples = samples
        }
    }
}

/// One line of a case's history.
package struct CaseHistoryLine: Codable, Hashable, Sendable {
    package var at: String
    /// `opened`, `queued`, `done`, `skipped`, `marked`, `noted`, `known`, `resolved`.
    package var event: String
    /// The user who did it; nil where the daemon did it by itself.
    @OrNull package var uid: UInt32?
    /// The step it is about.
    @OrNull package var step: String?
    /// The follow-up it is about.
    @OrNull package var followUp: String?
    /// A note's text, a mark, a stage, or how a step ended.
    @OrNull package var detail: String?

    package init(at: String, event: String, uid: UInt32?, step: String?, followUp: String?, detail: String?) {
        self.at = at
        self.event = event
        self.uid = uid
        self.step = step
        self.followUp = followUp
        self.detail = detail
    }

    enum CodingKeys: String, CodingKey {
        case at, event, uid, step
        case followUp = "follow_up"
        case detail
    }
}

/// `GET /v1/cases`
package struct CasePage: Codable, Hashable, Sendable {
    package var cases: [CaseResource]
    /// The `cursor` of the next page; nil at the end.
    @OrNull package var cursor: String?

    package init(cases: [CaseResource], cursor: String?) {
        self.cases = cases
        self.cursor = cursor
    }
}
