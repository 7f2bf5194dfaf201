import Messages
import SupportHours

/// The present, on two clocks.
struct Moment: Hashable, Sendable {
    /// What the wall clock shows.
    var wall: Instant
    /// Milliseconds on a clock that never goes back.
    var uptime: Int64
}

/// What happened.
enum DispatchEvent: Sendable {
    /// Something may be due: a window opened, the next due instant came, follow-ups were accepted.
    case wake
    /// An alarm went off.
    case tick
    case derived
    case paused(Bool)
    /// The settings changed or the configuration was read again; a halt may be over.
    case configured(DispatchSettings, capacity: Int)
    case read(plan: String, heads: [DueHead], isEnd: Bool)
    case claimed([ClaimedFollowUp])
    case ended(Lease, DeliveryOutcome)
    /// - Parameter lost: leases that were no longer held.
    case settled(lost: [Lease])
    case claimsGivenUp
    case lookedAhead
    /// Asks whether the loop is alive.
    case pulse
    case failed(DispatchAction.Kind, StoreError)
    case stop
}

/// What to do. Each action but the last three leads to an event of its own.
enum DispatchAction: Sendable {
    enum Kind: Hashable, Sendable {
        case derive, read, claim, giveUpClaims, settle, lookAhead
    }

    /// Derive due instants anew where they depend on other hours than these.
    ///
    /// - Parameter plans: whose; nil for all plans'.
    case derive(DueRules, of: Set<String>?)
    case read(plan: String, after: DueHead?, limit: Int)
    case claim([FollowUpID], by: LeaseOwner, ClaimTerms)
    /// A claim may have been made though its answer was lost: queue everything again that this run holds, except these.
    case giveUpClaims(LeaseOwner, except: Set<Lease>)
    case settle([Settlement])
    /// The scans cover everything that could leave at this instant: find the next instant at which something can leave,
    /// and wake up then.
    case lookAhead(after: Instant)
    case deliver(ClaimedFollowUp)
    /// Send a `tick` at this uptime.
    case alarm(uptime: Int64)
    case report(DispatchReport)
}

/// What is logged.
enum DispatchReport: Hashable, Sendable {
    /// The reason names no recipient.
    case relay(CircuitBreaker.Change, reason: Trouble)
    case ended(Settlement, plan: String, code: Int?)
    /// So many were claimed whose secrets can't be read here; why, of the first.
    case unreadable(Int, Wording)
    case storeUnusable(StoreError)
    case storeUsable
    /// Nothing is sent, because the wall clock shows this.
    case clockWrong(Instant)
    case clockRight
    /// Nothing is sent, because the wall clock shows less than what was recorded at an instant.
    case clockBehind(Instant, latest: Instant)
    /// Another run has settled these meanwhile.
    case leasesLost([Lease])
}
