import FollowUps
import Messages
import SupportHours

/// A follow-up in memory, with all that belongs to it.
struct ShelvedFollowUp {
    private(set) var followUp: FollowUp
    private(set) var history: [HistoryEntry]
    private(set) var idempotency: Idempotency?
    /// Those that have applied a command.
    private var requests: Set<RequestID> = []
    var isRecurring: Bool { followUp.isRecurring }
    private var fixedHeaders: FixedHeaders?
    private var unrenderedBody: UnrenderedBody?
    /// Who has the last attempt; nil before the first.
    private(set) var owner: LeaseOwner?
    /// Whether the other side may have seen something of the present attempt.
    private(set) var hasBegun = false
    /// The one that last made its bytes, where it has begun data in an attempt that counts; otherwise nil.
    private(set) var composer: Int?
    /// Whether it is cancelled if the attempt in flight would queue it again.
    private var isCancelRequested = false
    /// The last attempt's number, counted or not.
    private var attempt = 0

    init(_ new: NewFollowUp) {
        followUp = FollowUp(accepting: new)
        history = [HistoryEntry(at: new.acceptedAt, move: .accepted, uid: new.acceptedBy)]
        idempotency = new.idempotency
        unrenderedBody = new.unrenderedBody
    }

    /// As everybody may see it.
    var shown: FollowUp { followUp.withoutSecrets }

    var message: KeptMessage {
        KeptMessage(followUp: followUp, unrenderedBody: unrenderedBody, fixedHeaders: fixedHeaders)
    }

    mutating func claim(by owner: LeaseOwner, at now: Instant, _ fixedHeaders: FixedHeaders) -> ClaimedFollowUp? {
        guard followUp.isDue(at: now), followUp.make(.claimed, at: now) else { return nil }
        let isTextFixed = followUp.attempts > 1 && unrenderedBody == nil
        let mayHaveArrived = history.contains { $0.move == .uncertain }
        if !isTextFixed, !mayHaveArrived {
            self.fixedHeaders = nil
            composer = nil
        }
        let fixedHeaders = self.fixedHeaders ?? fixedHeaders
        self.fixedHeaders = fixedHeaders
        self.owner = owner
        hasBegun = false
        isCancelRequested = false
        attempt += 1
        history.append(HistoryEntry(at: now, move: .claimed, attempt: attempt))
        return ClaimedFollowUp(
            lease: Lease(id: followUp.id, owner: owner, attempt: attempt), plan: followUp.plan,
            casePlan: followUp.casePlan, kind: followUp.kind, message: followUp.message, unrenderedBody: unrenderedBody,
            messageID: followUp.messageID,
            fixedHeaders: fixedHeaders,
            when: followUp.when, countsFrom: followUp.countsFrom, expiresAt: followUp.expiresAt,
            attempts: followUp.attempts, hasSecrets: followUp.secrecy == .kept)
    }

    /// Takes note of what came with its last move.
    private mutating func forgetSecretsIfEnded() {
        guard followUp.secrecy == .erased else { return }
        unrenderedBody = nil
        idempotency?.secretFingerprint = nil
    }

    /// Cancels it because its recipient was suppressed.
    mutating func suppress(at now: Instant) {
        guard followUp.make(.suppressed, at: now) else { return }
        history.append(HistoryEntry(at: now, move: .suppressed))
        forgetSecretsIfEnded()
    }

    mutating func beginData(_ beginning: DataBeginning) -> Bool {
        guard holds(beginning.lease) else { return false }
        hasBegun = true
        composer = beginning.composer
        if let body = beginning.body, unrenderedBody != nil {
            followUp.message.text = body.text
            followUp.message.html = body.html
            unrenderedBody = nil
        }
        return true
    }

    mutating func settle(_ settlement: Settlement) -> Bool {
        guard holds(settlement.lease) else { return hasRecorded(settlement) || learn(settlement) }
        let moves = settlement.ending.moves.withCancellation(isRequested: isCancelRequested)
        guard end(by: moves, at: settlement.at, detail: settlement.detail) else { return true }
        if case .queued(_, let notBefore, let due) = settlement.ending, followUp.state == .queued {
            followUp.notBefore = notBefore
            followUp.dueAt = due.at
            followUp.basis = due.basis
        }
        return true
    }

    private func hasRecorded(_ settlement: Settlement) -> Bool {
        let move = settlement.ending.moves.first
        return history.contains { entry in
            guard entry.attempt == settlement.lease.attempt, entry.move != .claimed else { return false }
            return entry.move == move && entry.at == settlement.at || entry.move == .learned && move == .delivered
        }
    }

    private mutating func learn(_ settlement: Settlement) -> Bool {
        let isLast = owner == settlement.lease.owner && attempt == settlement.lease.attempt
        guard isLast, settlement.ending == .delivered, followUp.state != .sending else { return false }
        // A history doesn't go back in time, though it ended before it was given up.
        let now = max(settlement.at, history.last?.at ?? settlement.at)
        return end(by: [.learned], at: now, detail: settlement.detail)
    }

    /// Ends an attempt whose owner is gone.
    ///
    /// - Returns: the attempt; nil where there is none.
    mutating func rescue(
        at now: Instant, repeatsUncertain: Bool, attempts: Int, rules: DueRules
    ) -> InterruptedAttempt? {
        let interrupted = InterruptedAttempt(hasBegun: hasBegun, isCancelRequested: isCancelRequested)
        let moves = followUp.end(
            interrupted, at: now, repeatsUncertain: repeatsUncertain, attempts: attempts, rules: rules)
        guard let moves else { return nil }
        note(moves, at: now)
        return interrupted
    }

    mutating func expire(at now: Instant) {
        guard followUp.make(.expired, at: now) else { return }
        history.append(HistoryEntry(at: now, move: .expired))
        forgetSecretsIfEnded()
    }

    /// Cancels it where it is queued; where it is being sent, it isn't queued again.
    mutating func requestCancel(at now: Instant, uid: UInt32?, rules: DueRules) {
        switch followUp.state {
        case .queued: _ = apply(.cancel, at: now, uid: uid, rules: rules, request: nil)
        case .sending: isCancelRequested = true
        default: break
        }
    }

    mutating func derive(by rules: DueRules) {
        followUp.derive(by: rules)
    }

    mutating func apply(
        _ command: FollowUpCommand, at now: Instant, uid: UInt32?, rules: DueRules, request: RequestID?
    ) -> CommandResult {
        if let request, requests.contains(request) { return .done(shown) }
        guard let move = followUp.apply(command, at: now, rules: rules) else { return .impossible(shown) }
        history.append(HistoryEntry(at: now, move: move, uid: uid))
        if let request { requests.insert(request) }
        forgetSecretsIfEnded()
        return .done(shown)
    }

    /// The last attempt's; nil before the first.
    var lease: Lease? { owner.map { Lease(id: followUp.id, owner: $0, attempt: attempt) } }

    func holds(_ lease: Lease) -> Bool {
        followUp.state == .sending && owner == lease.owner && attempt == lease.attempt
    }

    private mutating func end(by moves: [Move], at instant: Instant, detail: Wording? = nil) -> Bool {
        let before = followUp
        guard moves.allSatisfy({ followUp.make($0, at: instant) }) else {
            followUp = before
            return false
        }
        note(moves, at: instant, detail: detail)
        return true
    }

    /// Takes note of moves that ended an attempt.
    private mutating func note(_ moves: [Move], at instant: Instant, detail: Wording? = nil) {
        for (index, move) in moves.enumerated() {
            history.append(HistoryEntry(at: instant, move: move, attempt: attempt, detail: index == 0 ? detail : nil))
        }
        hasBegun = false
        forgetSecretsIfEnded()
    }
}
