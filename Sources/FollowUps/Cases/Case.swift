package import MailAddress
package import SupportHours

/// A case as the store keeps it: one customer's problem, and how far it has got.
///
/// Its playbook, progress and variables are opaque texts here; the caller interprets them.
package struct Case: Hashable, Sendable {
    package var id: CaseID
    /// The playbook's id.
    package var playbook: String
    /// The playbook as it was when the case was opened, with the wording of its messages.
    package var frozen: String
    package var plan: String
    /// The customer's address; nil where the case concerns no customer, or after it was erased.
    package var customer: MailAddress?
    /// Where reminders go; nil where none are sent.
    package var `operator`: MailAddress?
    package var language: String
    /// The values known so far; never a secret.
    package var values: String
    package var progress: String
    /// The current step's follow-up; nil where none is queued.
    package var followUp: FollowUpID?
    /// Counts the changes, from 1.
    package var version: Int
    package var openedAt: Instant
    package var openedBy: UInt32?
    package var resolution: Resolution?

    package init(
        id: CaseID, playbook: String, frozen: String, plan: String, customer: MailAddress?, operator: MailAddress?,
        language: String, values: String, progress: String, followUp: FollowUpID? = nil, version: Int = 1,
        openedAt: Instant, openedBy: UInt32?, resolution: Resolution? = nil
    ) {
        self.id = id
        self.playbook = playbook
        self.frozen = frozen
        self.plan = plan
        self.customer = customer
        self.operator = `operator`
        self.language = language
        self.values = values
        self.progress = progress
        self.followUp = followUp
        self.version = version
        self.openedAt = openedAt
        self.openedBy = openedBy
        self.resolution = resolution
    }

    /// How a case ended.
    package struct Resolution: Hashable, Sendable {
        package var at: Instant
        /// The stage at which it was resolved.
        package var stage: String

        package init(at: Instant, stage: String) {
            self.at = at
            self.stage = stage
        }
    }

    package var isOpen: Bool { resolution == nil }
}

/// One line of a case's history.
package struct CaseLine: Hashable, Sendable {
    package enum Event: String, CaseIterable, Hashable, Sendable {
        case opened
        /// A step's follow-up was queued.
        case queued
        /// A step's follow-up became terminal, as the detail says.
        case done
        /// A step was skipped because its recipient is suppressed.
        case skipped
        case marked
        case noted
        /// A value became known, as the detail says.
        case known
        case resolved
    }

    package var at: Instant
    package var event: Event
    /// Who did it; nil where the daemon did it by itself.
    package var uid: UInt32?
    package var step: String?
    package var followUp: FollowUpID?
    /// Whom the step's message is for.
    package var kind: FollowUpKind?
    package var detail: String?

    package init(
        at: Instant, event: Event, uid: UInt32? = nil, step: String? = nil, followUp: FollowUpID? = nil,
        kind: FollowUpKind? = nil, detail: String? = nil
    ) {
        self.at = at
        self.event = event
        self.uid = uid
        self.step = step
        self.followUp = followUp
        self.kind = kind
        self.detail = detail
    }
}

extension Case {
    /// ``values`` of a case of which none are known any more.
    package static let noValues = "{}"

    /// The same without the people it was about.
    package var forgotten: Case {
        var state = self
        state.customer = nil
        state.operator = nil
        state.values = Self.noValues
        return state
    }
}

extension CaseLine {
    /// The same without the free text that people wrote.
    package var forgotten: CaseLine {
        var line = self
        if event.hasFreeText { line.detail = nil }
        return line
    }
}

extension CaseLine.Event {
    /// Whether the detail is a free text that somebody wrote.
    package var hasFreeText: Bool {
        switch self {
        case .noted, .known: true
        case .opened, .queued, .done, .skipped, .marked, .resolved: false
        }
    }
}
