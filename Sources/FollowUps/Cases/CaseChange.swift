package import MailAddress
package import SupportHours

/// Something that happens to a case, with all that follows from it: done wholly or not at all.
package struct CaseChange: Hashable, Sendable {
    /// The case as it is to be: variables, progress, follow-up at hand and resolution count. Its version is the one that
    /// the change was thought out for.
    package var state: Case
    /// Whether the follow-up that was at hand is called off, and with a resolution every one that bears the case's name:
    /// what is queued is cancelled, and what is being sent isn't queued again.
    package var cancelsCurrent: Bool
    /// A follow-up to be queued: the new step at hand.
    package var next: NewFollowUp?
    package var lines: [CaseLine]
    package var at: Instant
    package var uid: UInt32?

    package init(
        _ state: Case, cancelsCurrent: Bool = false, next: NewFollowUp? = nil, lines: [CaseLine], at: Instant,
        uid: UInt32?
    ) {
        self.state = state
        self.cancelsCurrent = cancelsCurrent
        self.next = next
        self.lines = lines
        self.at = at
        self.uid = uid
    }
}

package enum CaseChangeResult: Hashable, Sendable {
    case done(Case)
    /// Somebody else changed it first: look at it again.
    case stale
    /// The next letter's recipient wants none; nothing was done.
    case suppressed
}

package enum CaseOpening: Hashable, Sendable {
    case opened(Case)
    /// The same request opened this one before.
    case replayed(Case)
    /// Another request was accepted under the same idempotency key.
    case conflict(CaseID)
    /// The first letter's recipient wants none; nothing was done.
    case suppressed
}

/// How many cases there are.
package struct CaseTally: Hashable, Sendable {
    package var open: Int
    package var resolved: Int

    package init(open: Int, resolved: Int) {
        self.open = open
        self.resolved = resolved
    }
}

/// An open case whose step at hand is done.
package struct CaseToGoOn: Hashable, Sendable {
    package var state: Case
    /// How the step's follow-up ended; nil where it is known no more.
    package var ended: FollowUpState?
    package var kind: FollowUpKind?
    /// When it ended; nil where that is known no more.
    package var endedAt: Instant?

    package init(_ state: Case, ended: FollowUpState?, kind: FollowUpKind?, endedAt: Instant?) {
        self.state = state
        self.ended = ended
        self.kind = kind
        self.endedAt = endedAt
    }
}

/// Which cases are asked for; nil where it doesn't matter.
package struct CaseFilter: Hashable, Sendable {
    package var isOpen: Bool?
    package var plan: String?
    package var playbook: String?
    package var customer: AddressKey?

    package init(isOpen: Bool? = nil, plan: String? = nil, playbook: String? = nil, customer: AddressKey? = nil) {
        self.isOpen = isOpen
        self.plan = plan
        self.playbook = playbook
        self.customer = customer
    }
}

/// What a report is made of.
package struct CaseFigures: Hashable, Sendable {
    package struct Resolved: Hashable, Sendable {
        package var plan: String
        package var openedAt: Instant
        package var resolution: Case.Resolution

        package init(plan: String, openedAt: Instant, resolution: Case.Resolution) {
            self.plan = plan
            self.openedAt = openedAt
            self.resolution = resolution
        }
    }

    /// Opened in the period.
    package var opened: Int
    /// Open at its end.
    package var open: Int
    /// Resolved in it.
    package var resolved: [Resolved]
    /// Reminders to the creator that came to rest in it.
    package var reminders: Int

    package init(opened: Int, open: Int, resolved: [Resolved], reminders: Int) {
        self.opened = opened
        self.open = open
        self.resolved = resolved
        self.reminders = reminders
    }
}
