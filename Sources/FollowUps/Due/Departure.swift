package import SupportHours

/// When a queued follow-up leaves, or why it doesn't.
///
/// It leaves at the first instant that is staffed for its plan and isn't before any of its bounds, unless it has
/// expired by then. Its bounds are the instant that its intent asks for, the pause before another attempt, and the
/// instant at which the question is asked. Anything else that holds a follow-up back is one more bound; anything else
/// that closes a plan belongs in its schedule.
///
/// Pauses, halts, an open breaker and the limits per second don't belong here: they hold the sender, and nobody knows
/// beforehand when they end.
package enum Departure: Hashable, Sendable {
    /// It can be claimed from this instant on, until its plan's window closes.
    case at(Instant)
    /// It won't be sent: it expires at `expiry`, at or before the first instant at which it could leave.
    case expires(at: Instant, couldLeaveAt: Instant)
    /// It is held: its plan is never staffed from its bounds on.
    case neverStaffed
    /// It is held: its plan isn't configured, or that of its case.
    case unknownPlan

    /// - Parameters:
    ///   - schedule: the plan's.
    ///   - now: nothing leaves before it; nil for the instant that doesn't depend on when it is asked, which is kept as
    ///     the due instant.
    package init(of terms: DepartureTerms, in schedule: Schedule, at now: Instant? = nil) {
        guard let wanted = terms.when.wanted(in: schedule, countsFrom: terms.countsFrom),
            let instant = schedule.firstStaffed(from: max(wanted, terms.notBefore ?? wanted, now ?? wanted))
        else {
            self = .neverStaffed
            return
        }
        if let expiresAt = terms.expiresAt, expiresAt <= instant {
            self = .expires(at: expiresAt, couldLeaveAt: instant)
        } else {
            self = .at(instant)
        }
    }

    /// The first instant at which its plan's hours let it leave, whether or not it has expired by then; nil where it is
    /// held.
    package var instant: Instant? {
        switch self {
        case .at(let instant), .expires(at: _, couldLeaveAt: let instant): instant
        case .neverStaffed, .unknownPlan: nil
        }
    }
}

extension DueRules {
    /// When a follow-up of a plan leaves by these hours.
    package func departure(of terms: DepartureTerms, plan: String, at now: Instant? = nil) -> Departure {
        guard let hours = hours(of: plan, casePlan: terms.casePlan) else { return .unknownPlan }
        return Departure(of: terms, in: hours.schedule, at: now)
    }
}
