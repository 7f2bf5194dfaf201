import SupportHours

/// The dispatcher as a pure state machine: events go in, actions come out.
///
/// Due follow-ups are read ahead in pages, take turns by plan and domain, are claimed in batches, handed to the
/// transport, and settled in batches. Each of these has its own pace and its own bound.
struct DispatchState: Sendable {
    enum Bounds {
        /// Due follow-ups held in memory.
        static let ready = 4_000
        /// Below this, more are read.
        static let readyLow = 2_000
        /// Those of one plan and domain.
        static let lane = 1_000
        static let page = 2_000
        static let claim = 500
        static let settlement = 1_000
        /// Milliseconds before a store that failed is asked again.
        static let storePause: Int64 = 1_000
        /// Milliseconds before a clock that is wrong is looked at again.
        static let clockPause: Int64 = 1_000
        /// Seconds by which the clock may be set back before the operator has to say that it is right.
        static let behind: Int64 = 86_400
        /// Milliseconds for which tokens accumulate, so that several claims share a commit.
        static let gathering: Int64 = 50
        /// Milliseconds for which a relay that is down keeps its node from having a part in the limits, at least.
        static let relayPause: Int64 = 5_000
    }

    /// How far a plan's due follow-ups have been read.
    struct Scan: Sendable {
        var after: DueHead?
        var isAtEnd = false
        /// Domains whose lane was full; they are read again once the lane is half empty.
        var skippedLanes: Set<String> = []
    }

    var rules: DueRules
    var settings: DispatchSettings
    /// Messages that may be in flight at once.
    var capacity: Int
    /// What the other nodes leave to this one.
    var rights: SendingRights
    var random: any RandomNumberGenerator & Sendable

    var ready = ReadyQueue(laneCapacity: Bounds.lane)
    var scans: [String: Scan] = [:]
    /// When the present scans began; nil where something may have arrived behind them.
    var scannedAt: Instant?
    var limits: RateLimits
    var quota: SendingQuota
    /// Of the quota, where others share it.
    var reservation = QuotaReservation()
    var breaker = CircuitBreaker()
    var meter = RateMeter()

    /// Due instants may depend on other hours than ``rules``; nothing is claimed until they are derived anew.
    var isToDerive = true
    /// Others may have written due instants by other hours than the adopted ones; what is claimed isn't among them.
    var isToCatchUp = false
    var catchesUpAt: Int64 = .min
    var isDeriving = false
    /// Whether nothing is claimed until it is derived.
    var isHeldByDeriving = false
    var isReading = false
    /// How many are being claimed.
    var claiming = 0
    var isClaiming: Bool { claiming > 0 }
    /// By whom.
    var claimer = LeaseOwner(rawValue: 0)
    /// Whose claim failed without telling whether it was made; nothing is claimed until that is resolved.
    var uncertainClaims: LeaseOwner?
    var isGivingUpClaims = false
    /// Since when something has been due that falls to others; an uptime.
    var leftSince: Int64?
    /// Whether the present scans take what falls to others, too: they haven't taken it.
    var takesAll = false
    /// Claimed, without an outcome so far.
    var inFlight: [FollowUpID: ClaimedFollowUp] = [:]
    /// Those of them that the quota has counted already.
    var begun: Set<FollowUpID> = []
    /// Attempts to settle.
    var ended: [Settlement] = []
    /// Attempts that are being settled.
    var settling: [Settlement] = []
    /// Whether the next departure after the beginning of the present scans has been asked for.
    var hasLookedAhead = false
    /// Whether that answer is still outstanding. With two requests at a time, the older answer could arrive last and
    /// set a late alarm.
    var isLookingAhead = false
    var alarmAt: Int64?

    var pause: Pause
    /// The uptime at which somebody has last paused or resumed sending here; nil for nobody since the start.
    var pauseToldAt: Int64?
    var isStopping = false
    /// Whether the wall clock showed a time before ``DispatchSettings/clockFloor`` when it was last looked at.
    var isClockWrong = false
    /// The latest instant that the wall clock has shown, or at which something was recorded by an earlier run.
    var latest = Instant(secondsSinceEpoch: .min)
    /// Whether ``latest`` was more than a day ahead of the wall clock when it was last looked at.
    var isClockBehind = false
    /// The store's failure, and the uptime until which it isn't asked again; nil while it works.
    var storeFailure: (error: StoreError, until: Int64)?

    var actions: [DispatchAction] = []

    init(
        rules: DueRules, settings: DispatchSettings, capacity: Int, owner: LeaseOwner, pause: Pause,
        random: any RandomNumberGenerator & Sendable, at uptime: Int64
    ) {
        self.rules = rules
        self.settings = settings
        self.capacity = capacity
        rights = .alone(owner)
        self.pause = pause
        self.random = random
        limits = RateLimits(
            perSecond: Double(settings.perSecond), perDomainPerSecond: Double(settings.perDomainPerSecond), at: uptime)
        quota = SendingQuota(settings.quota)
    }

    var isPaused: Bool { pause != .none }

    /// Whether everything that was claimed has been settled.
    var isIdle: Bool {
        inFlight.isEmpty && ended.isEmpty && settling.isEmpty && !isClaiming && uncertainClaims == nil
    }

    func status(at moment: Moment) -> DispatchStatus {
        var meter = meter
        let obstacle: DispatchStatus.Obstacle? =
            if isPaused {
                pause == .byRestore ? .pausedByRestore : .paused
            } else if moment.wall < settings.clockFloor {
                .clockWrong
            } else if isBehind(moment.wall) {
                .clockBehind(latest)
            } else if let reason = rights.halt {
                .relayNeedsOperator(reason)
            } else if let failure = storeFailure {
                .storeUnusable(failure.error.detail)
            } else if let reason = breaker.reason, breaker.state == .halted {
                .relayNeedsOperator(reason)
            } else if moment.uptime >= rights.claimsUntil {
                .outOfTouch
            } else if let offset = rights.clockOffset {
                .clockOff(offset)
            } else if let reason = breaker.reason {
                .relayUnusable(reason)
            } else if let opening = quota.opensAt(moment.wall) {
                .limitReached(until: opening)
            } else {
                differingPlans.isEmpty ? nil : .hoursDiffer(differingPlans)
            }
        // A trickle says nothing about the rate that could be reached.
        let isBusy = inFlight.count > 1 || ready.count > 0
        return DispatchStatus(
            obstacle: obstacle, perSecond: isBusy ? meter.perSecond(at: moment.uptime) : nil,
            inFlight: inFlight.count, quota: quota, isPaused: isPaused, isRelayUsable: breaker.reason == nil)
    }

    /// - Returns: the actions, in order.
    mutating func handle(_ event: DispatchEvent, at now: Moment) -> [DispatchAction] {
        switch event {
        case .wake:
            lookAgain()
        case .tick:
            if let alarmAt, alarmAt <= now.uptime { self.alarmAt = nil }
        case .derived:
            isDeriving = false
            storeWorked()
            lookAgain()
        case .paused(let paused):
            setPaused(paused, at: now.uptime)
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
            let unreadable = followUps.compactMap(\.unreadable)
            if let first = unreadable.first { actions.append(.report(.unreadable(unreadable.count, first))) }
            for followUp in followUps { start(followUp, at: now) }
        case .claimsGivenUp:
            isGivingUpClaims = false
            uncertainClaims = nil
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

    /// Takes over other hours. What they forbid is held back at once; what they allow begins with the next event.
    mutating func follow(_ rules: DueRules) {
        self.rules = rules
        isToDerive = true
    }

    /// Takes effect at once; whatever it allows begins with the next event.
    mutating func setPaused(_ paused: Bool, at uptime: Int64) {
        pause = paused ? .byOperator : .none
        pauseToldAt = uptime
        if !paused {
            rights.halt = nil
            breaker.reset()
            latest = Instant(secondsSinceEpoch: .min)
        }
    }

    func isBehind(_ now: Instant) -> Bool {
        latest.secondsSinceEpoch > .min && latest.seconds(since: now) > Bounds.behind
    }

    /// Takes over what an earlier run left, unless somebody has paused or resumed sending since the start.
    mutating func takeOver(_ pause: Pause) {
        guard pauseToldAt == nil else { return }
        self.pause = pause
    }

    /// Takes over what the store has now: something else than a command has paused it.
    mutating func follow(_ pause: Pause) {
        self.pause = pause
    }

    /// The database isn't what it was: it may have leases that were settled since, and that nobody would settle again.
    mutating func databaseWentBack() {
        uncertainClaims = owner
    }

    private mutating func configure(_ settings: DispatchSettings, at now: Moment) {
        self.settings = settings
        setPace(at: now.uptime)
        breaker.reset()
        lookAgain()
    }

    /// Follow-ups that were queued again may be due at once, and the hours may have changed since.
    private mutating func takeBack(_ settlements: [Settlement]) {
        for settlement in settlements {
            guard case .queued(_, _, let due) = settlement.ending else { continue }
            lookAgain()
            if let basis = due.basis, basis.agrees(with: rules.plans[basis.plan]?.basis) { continue }
            isToDerive = true
        }
    }

    /// Something may be due, or may wait for another window than before.
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
            isToDerive = isToDerive || isHeldByDeriving
            isToCatchUp = true
        case .read:
            isReading = false
        case .claim:
            claiming = 0
            uncertainClaims = claimer
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
