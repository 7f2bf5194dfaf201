package import MailAddress
package import SupportHours

/// The part of a due follow-up that decides when it takes its turn.
package struct DueHead: Hashable, Sendable {
    package var id: FollowUpID
    /// The recipient's, in A-labels.
    package var domain: String
    package var priority: Priority
    package var dueAt: Instant

    package init(id: FollowUpID, domain: String, priority: Priority, dueAt: Instant) {
        self.id = id
        self.domain = domain
        self.priority = priority
        self.dueAt = dueAt
    }
}

package struct DueCount: Hashable, Sendable {
    package var count: Int
    package var first: Instant?
    package var last: Instant?

    package init(count: Int, first: Instant?, last: Instant?) {
        self.count = count
        self.first = first
        self.last = last
    }
}

package struct RederiveProgress: Hashable, Sendable {
    /// Where to continue; nil at the end.
    package var next: FollowUpID?
    /// How many were derived anew.
    package var derived: Int
    /// How many of these got another instant, by plan.
    package var moved: [String: Int]
    /// How many of these have none, because their plan isn't known or is never staffed.
    package var held: Int

    package init(next: FollowUpID? = nil, derived: Int = 0, moved: [String: Int] = [:], held: Int = 0) {
        self.next = next
        self.derived = derived
        self.moved = moved
        self.held = held
    }

    /// Adds what the next call did.
    package mutating func add(_ page: RederiveProgress) {
        next = page.next
        derived += page.derived
        moved.merge(page.moved, uniquingKeysWith: +)
        held += page.held
    }
}

/// Which follow-ups to list; a nil field doesn't filter.
package struct FollowUpFilter: Hashable, Sendable {
    package var state: FollowUpState?
    package var plan: String?
    package var recipient: AddressKey?
    package var caseLabel: String?

    package init(
        state: FollowUpState? = nil, plan: String? = nil, recipient: AddressKey? = nil, caseLabel: String? = nil
    ) {
        self.state = state
        self.plan = plan
        self.recipient = recipient
        self.caseLabel = caseLabel
    }
}

extension DueHead: Comparable {
    /// The order in which follow-ups of one plan take their turn: by priority, the highest first, then by due instant,
    /// then by id.
    package static func < (lhs: DueHead, rhs: DueHead) -> Bool {
        (rhs.priority, lhs.dueAt, lhs.id) < (lhs.priority, rhs.dueAt, rhs.id)
    }
}

extension DueHead {
    /// - Returns: nil for one that is held.
    package init?(_ followUp: FollowUp) {
        guard let dueAt = followUp.dueAt else { return nil }
        self.init(
            id: followUp.id, domain: followUp.message.recipient.asciiDomain, priority: followUp.priority, dueAt: dueAt)
    }
}
