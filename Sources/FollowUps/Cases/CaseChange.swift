package import MailAddress
package import SupportHours

/// A change to a case together with everything that follows from it, applied in full or not at all.
package struct CaseChange: Hashable, Sendable {
    /// The case after the change. Its variables, progress, current follow-up and resolution count; its version is the
    /// one that the change was computed from.
    package var state: Case
    /// Whether to cancel the current follow-up, and with a resolution every follow-up that carries the case's id:
    /// queued ones are cancelled, and one that is being sent isn't queued again.
    package var cancelsCurrent: Bool
    /// A follow-up to queue: the new current step.
    package var next: NewFollowUp?
    package var lines: [CaseLine]
    package var at: Instant
    package var uid: UInt32?
    /// Kept with the first of the lines: a change without lines isn't recognised when it is made again.
    package var request: RequestID

    package init(
        _ state: Case, cancelsCurrent: Bool = false, next: NewFollowUp? = nil, lines: [CaseLine], at: Instant,
        uid: UInt32?, request: RequestID = .random()
    ) {
        self.state = state
        self.cancelsCurrent = cancelsCurrent
        self.next = next
        self.lines = lines
        self.at = at
        self.uid = uid
        self.request = request
    }
}

package enum CaseChangeResult: Hashable, Sendable {
    case done(Case)
    /// Somebody else changed the case first; read it again.
    case stale
    /// The next message's recipient is suppressed; nothing was done.
    case suppressed
}

package enum CaseOpening: Hashable, Sendable {
    case opened(Case)
    /// The same request opened this case before.
    case replayed(Case)
    /// Another request was accepted under the same idempotency key.
    case conflict(CaseID)
    /// The first message's recipient is suppressed; nothing was done.
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

/// An open case whose current step is done.
package struct CaseToGoOn: Hashable, Sendable {
    package var state: Case
    /// How the step's follow-up ended; nil where it has been pruned.
    package var ended: FollowUpState?
    package var kind: FollowUpKind?
    /// When it ended; nil where it has been pruned.
    package var endedAt: Instant?

    package init(_ state: Case, ended: FollowUpState?, kind: FollowUpKind?, endedAt: Instant?) {
        self.state = state
        self.ended = ended
        self.kind = kind
        self.endedAt = endedAt
    }
}

/// Which cases to list; a nil field doesn't filter.
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

/// The figures that a report is computed from.
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
    /// Reminders to the creator that became terminal in it.
    package var reminders: Int

    package init(opened: Int, open: Int, resolved: [Resolved], reminders: Int) {
        self.opened = opened
        self.open = open
        self.resolved = resolved
        self.reminders = reminders
    }
}

extension CaseChange {
    /// The case once the change is made.
    package func after(_ before: Case) -> Case {
        var after = before
        after.values = state.values
        after.progress = state.progress
        after.followUp = next?.id ?? state.followUp
        after.resolution = state.resolution
        after.version += 1
        return after
    }
}

extension CaseChange {
    /// Those whose cancellation it requests: the current step's follow-up; with a resolution, every follow-up that carries the
    /// case's id.
    ///
    /// - Parameter labelled: gives the latter.
    package func cancelled(
        from before: Case, labelled: (_ label: String) throws -> [FollowUpID]
    ) rethrows -> [FollowUpID] {
        guard cancelsCurrent else { return [] }
        let current = before.followUp.map { [$0] } ?? []
        guard state.resolution != nil else { return current }
        return current + (try labelled(before.id.description)).filter { $0 != next?.id && !current.contains($0) }
    }
}
