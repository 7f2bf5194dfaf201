import SupportHours

/// Now, on two clocks.
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
    /// Other hours.
    case ruled(DueRules)
    case derived
    case paused(Bool)
    /// Other settings or a mended relay: what needed somebody may be well again.
    case configured(DispatchSettings, capacity: Int)
    case read(plan: String, heads: [DueHead], isEnd: Bool)
    case claimed([ClaimedFollowUp])
    case ended(Lease, DeliveryOutcome)
    /// - Parameter lost: leases that weren't held any more.
    case settled(lost: [Lease])
    case claimsGivenUp
    case lookedAhead
    /// Somebody wants to know whether the loop goes on.
    case pulse
    case failed(DispatchAction.Kind, StoreError)
    case stop
}

/// What is to be done. Each but the last three leads to an event of its own.
enum DispatchAction: Sendable {
    enum Kind: Hashable, Sendable {
        case derive, read, claim, giveUpClaims, settle, lookAhead
    }

    /// Derive due instants anew where they stand on other hours than these.
    case derive(DueRules)
    case read(plan: String, after: DueHead?, limit: Int)
    case claim([FollowUpID], Postmark)
    /// A claim may have been done without an answer: queue again what this run holds, but for these.
    case giveUpClaims(except: Set<Lease>)
    case settle([Settlement])
    /// The scans see to everything that could leave at this instant: find out when the next can, and wake then.
    case lookAhead(after: Instant)
    case deliver(ClaimedFollowUp)
    /// Send a `tick` at this uptime.
    case alarm(uptime: Int64)
    case report(DispatchReport)
}

/// What is worth a line in the log.
enum DispatchReport: Hashable, Sendable {
    /// The reason tells nothing of a recipient.
    case relay(CircuitBreaker.Change, reason: String)
    case ended(Settlement, plan: String, code: Int?)
    case storeUnusable(StoreError)
    case storeUsable
    /// Others have settled these meanwhile.
    case leasesLost([Lease])
}

/// The dispatcher's mind, without its hands: what happened goes in, what to do comes out.
///
/// Due follow-ups are read ahead in pages, take their turns by plan and domain, are claimed in batches, handed to the
/// transport and settled in batches, each of these at its own pace and with a bound of its own.
struct DispatchState: Sendable {
    enum Bounds {
        /// Due ones at hand.
        static let ready = 4_000
        /// Below this, more are read.
        static let readyLow = 2_000
        /// Of one plan and domain at hand.
        static let lane = 1_000
        static let page = 2_000
        static let claim = 500
        static let settlement = 1_000
        /// Milliseconds for which a store that failed is left alone.
        static let storePause: Int64 = 1_000
        /// Milliseconds for which tokens gather, so that a commit is shared.
        static let gathering: Int64 = 50
    }

    /// How far a plan's due ones have been read.
    struct Scan: Sendable {
        var after: DueHead?
        var isAtEnd = false
        /// A domain whose lane was full: it is to be read again once the lane has emptied by half.
        var skippedLanes: Set<String> = []
    }

    var rules: DueRules
    var settings: DispatchSettings
    /// Letters that may be under way at once.
    var capacity: Int
    let owner: LeaseOwner
    var random: any RandomNumberGenerator & Sendable

    var ready = ReadyQueue(laneCapacity: Bounds.lane)
    var scans: [String: Scan] = [:]
    /// When the present scans began; nil where something may have come that they have passed already.
    var scannedAt: Instant?
    var limits: RateLimits
    var breaker = CircuitBreaker()
    var meter = RateMeter()

    /// Due instants may stand on other hours than ``rules``: nothing is claimed until they don't.
    var isToDerive = true
    var isDeriving = false
    var isReading = false
    /// So many are being claimed.
    var claiming = 0
    var isClaiming: Bool { claiming > 0 }
    /// Whether a claim has failed of which nobody knows whether it was done; nothing is claimed until that is put right.
    var hasClaimsInDoubt = false
    var isGivingUpClaims = false
    /// Claimed, with an outcome to come.
    var underWay: [FollowUpID: ClaimedFollowUp] = [:]
    /// To be written down.
    var ended: [Settlement] = []
    /// Being written down.
    var settling: [Settlement] = []
    /// Whether the next departure after the present scans' beginning has been asked for.
    var hasLookedAhead = false
    /// Whether the answer is still to come. Of two at a time the older one might be heard last, and its wake be late.
    var isLookingAhead = false
    var alarmAt: Int64?

    private(set) var isPaused: Bool
    /// Whether somebody has paused or resumed it since the start.
    private var isPauseTold = false
    var isStopping = false
    /// Until this uptime the store is left alone; nil while it is well.
    var storeFailure: (error: StoreError, until: Int64)?

    var actions: [DispatchAction] = []

    init(
        rules: DueRules, settings: DispatchSettings, capacity: Int, owner: LeaseOwner, isPaused: Bool,
        random: any RandomNumberGenerator & Sendable, at uptime: Int64
    ) {
        self.rules = rules
        self.settings = settings
        self.capacity = capacity
        self.owner = owner
        self.isPaused = isPaused
        self.random = random
        limits = RateLimits(
            perSecond: settings.perSecond, perDomainPerSecond: settings.perDomainPerSecond, at: uptime)
    }

    /// Whether everything that was taken up has been written down.
    var isIdle: Bool {
        underWay.isEmpty && ended.isEmpty && settling.isEmpty && !isClaiming && !hasClaimsInDoubt
    }

    func status(at moment: Moment) -> DispatchStatus {
        var meter = meter
        let obstacle: DispatchStatus.Obstacle? =
            if isPaused {
                .paused
            } else if let failure = storeFailure {
                .storeUnusable(failure.error.detail)
            } else if let reason = breaker.reason {
                breaker.state == .halted ? .relayNeedsOperator(reason) : .relayUnusable(reason)
            } else {
                nil
            }
        // A trickle tells nothing of what could leave.
        let isBusy = underWay.count > 1 || ready.count > 0
        return DispatchStatus(
            obstacle: obstacle, perSecond: isBusy ? meter.perSecond(at: moment.uptime) : nil,
            underWay: underWay.count, isPaused: isPaused, isRelayUsable: breaker.reason == nil)
    }

    /// - Returns: what is to be done, in this order.
    mutating func handle(_ event: DispatchEvent, at now: Moment) -> [DispatchAction] {
        switch event {
        case .wake:
            lookAgain()
        case .tick:
            if let alarmAt, alarmAt <= now.uptime { self.alarmAt = nil }
        case .ruled(let rules):
            self.rules = rules
            isToDerive = true
        case .derived:
            isDeriving = false
            storeWorked()
            lookAgain()
        case .paused(let paused):
            setPaused(paused)
            lookAgain()
        case .configured(let settings, let capacity):
            self.capacity = capacity
            configure(settings, at: now)
        case .read(let plan, let heads, let isEnd):
            isReading = false
            storeWorked()
            take(heads, of: plan, isEnd: isEnd, at: now)
        case .claimed(let followUps):
            claiming = 0
            storeWorked()
            for followUp in followUps { start(followUp, at: now) }
        case .claimsGivenUp:
            isGivingUpClaims = false
            hasClaimsInDoubt = false
            storeWorked()
            lookAgain()
        case .ended(let lease, let outcome):
            end(lease, outcome, at: now)
        case .settled(let lost):
            if !lost.isEmpty { actions.append(.report(.leasesLost(lost))) }
            takeBack(settling)
            settling = []
            storeWorked()
        case .lookedAhead:
            isLookingAhead = false
            storeWorked()
        case .failed(let kind, let error):
            storeFailed(kind, error, at: now)
        case .stop:
            isStopping = true
        case .pulse:
            return []
        }
        proceed(at: now)
        defer { actions = [] }
        return actions
    }

    /// Holds from now on; what it allows begins with the next event.
    mutating func setPaused(_ paused: Bool) {
        isPaused = paused
        isPauseTold = true
        if !paused { breaker.reset() }
    }

    /// Goes on as an earlier run left it, unless somebody was faster.
    mutating func restorePaused(_ paused: Bool) {
        if !isPauseTold { isPaused = paused }
    }

    private mutating func configure(_ settings: DispatchSettings, at now: Moment) {
        let old = self.settings
        self.settings = settings
        if old.perSecond != settings.perSecond || old.perDomainPerSecond != settings.perDomainPerSecond {
            limits = RateLimits(
                perSecond: settings.perSecond, perDomainPerSecond: settings.perDomainPerSecond, at: now.uptime)
        }
        breaker.reset()
        lookAgain()
    }

    /// What was queued again may be due at once, and by hours that have changed since.
    private mutating func takeBack(_ settlements: [Settlement]) {
        for settlement in settlements {
            guard case .queued(_, _, let due) = settlement.ending else { continue }
            lookAgain()
            if let basis = due.basis, basis == rules.plans[basis.plan]?.basis { continue }
            isToDerive = true
        }
    }

    /// Something may be due, or wait for another window than before.
    mutating func lookAgain() {
        scannedAt = nil
        hasLookedAhead = false
    }

    private mutating func storeWorked() {
        if storeFailure != nil {
            storeFailure = nil
            actions.append(.report(.storeUsable))
        }
    }

    private mutating func storeFailed(_ kind: DispatchAction.Kind, _ error: StoreError, at now: Moment) {
        switch kind {
        case .derive:
            isDeriving = false
            isToDerive = true
        case .read:
            isReading = false
        case .claim:
            claiming = 0
            hasClaimsInDoubt = true
            lookAgain()
        case .giveUpClaims:
            isGivingUpClaims = false
        case .settle:
            ended = settling + ended
            settling = []
        case .lookAhead:
            isLookingAhead = false
            hasLookedAhead = false
        }
        if storeFailure == nil { actions.append(.report(.storeUnusable(error))) }
        storeFailure = (error, now.uptime + Bounds.storePause)
    }
}
