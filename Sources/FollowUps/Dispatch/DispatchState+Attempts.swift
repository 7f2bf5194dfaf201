import MailAddress
import Messages
import SupportHours

// From a claim to its outcome.
extension DispatchState {
    mutating func start(_ followUp: ClaimedFollowUp, at now: Moment) {
        inFlight[followUp.id] = followUp
        if let hindrance = hindrance(to: followUp, at: now) {
            end(followUp.lease, .notAttempted(DeliveryReport(Trouble(hindrance.wording)), .none), at: now)
        } else if let reason = followUp.unreadable {
            // A key that is missing here is no fault of the message: it waits until the key is there, or for another daemon.
            inFlight[followUp.id] = nil
            let notBefore = now.wall.advanced(bySeconds: RetryPolicy.pauseBeforeReading)
            finish(
                followUp, queued(followUp, .returned, notBefore: notBefore), DeliveryReport(Trouble(reason)), at: now)
        } else if let fault = followUp.fault {
            end(followUp.lease, .permanentFailure(DeliveryReport(Trouble(fault.wording))), at: now)
        } else if let freeAt = followUp.recipientFreeAt {
            inFlight[followUp.id] = nil
            let ending = queued(followUp, .returned, notBefore: freeAt)
            finish(followUp, ending, DeliveryReport(Trouble(.recipientHadEnough)), at: now)
        } else {
            actions.append(.deliver(followUp))
        }
    }

    /// Why a claimed message may not be sent; nil where it may.
    func hindrance(to followUp: ClaimedFollowUp, at now: Moment) -> Hindrance? {
        if followUp.lease.owner != owner { return .leaseLost }
        if now.uptime >= rights.claimsUntil { return .outOfTouch }
        if isStopping || isPaused || breaker.state == .halted || rights.halt != nil { return .stopped }
        if now.wall < settings.clockFloor || isBehind(now.wall) { return .clockWrong }
        if rules.plans[followUp.plan] != nil, !agrees(on: followUp.plan) { return .hoursDiffer }
        return switch rules.departure(of: followUp.terms, plan: followUp.plan, at: now.wall) {
        case .at(now.wall): nil
        case .expires: .expired
        case .unknownPlan: .planGone
        case .at, .neverStaffed: .closed
        }
    }

    /// What is in flight although its window isn't open: it had begun before the hours changed. Whatever else holds
    /// messages back doesn't stop these.
    func outsideWindows(at now: Instant) -> Set<Lease> {
        Set(
            inFlight.values.filter { rules.departure(of: $0.terms, plan: $0.plan, at: now).instant != now }.map(\.lease)
        )
    }

    /// What was claimed has begun data.
    mutating func begin(_ lease: Lease, at now: Instant) {
        quota.count(at: now)
        reservation.count()
        if inFlight[lease.id]?.lease == lease { begun.insert(lease.id) }
    }

    mutating func end(_ lease: Lease, _ outcome: DeliveryOutcome, at now: Moment) {
        guard let followUp = inFlight[lease.id], followUp.lease == lease else { return }
        inFlight[lease.id] = nil
        // A maildir begins no data: filing a letter twice is filing it once.
        var uncounted: AddressKey?
        if begun.remove(lease.id) == nil, case .delivered = outcome {
            quota.count(at: now.wall)
            reservation.count()
            if settings.perRecipientPerDay != nil { uncounted = followUp.message.recipient.key }
        }
        // A random number is a system call; what was delivered needs none.
        let jitter = if case .delivered = outcome { 0.0 } else { jitter() }
        if let change = breaker.record(outcome, at: now.uptime, jitter: jitter) {
            actions.append(.report(.relay(change, reason: outcome.relayReason)))
        }
        let ending = self.ending(of: followUp, outcome, at: now)
        switch outcome {
        case .delivered, .transientFailure, .permanentFailure, .uncertain: meter.count(at: now.uptime)
        case .notAttempted: break
        }
        finish(followUp, ending, outcome.report, counting: uncounted, at: now)
    }

    private mutating func finish(
        _ followUp: ClaimedFollowUp, _ ending: Settlement.Ending, _ report: DeliveryReport,
        counting recipient: AddressKey? = nil, at now: Moment
    ) {
        let settlement = Settlement(
            lease: followUp.lease, at: now.wall, ending: ending, detail: report.wording, recipient: recipient)
        ended.append(settlement)
        actions.append(.report(.ended(settlement, plan: followUp.plan, code: report.code)))
    }

    private mutating func ending(
        of followUp: ClaimedFollowUp, _ outcome: DeliveryOutcome, at now: Moment
    ) -> Settlement.Ending {
        switch outcome {
        case .delivered:
            return .delivered
        case .permanentFailure:
            return .failed(.rejected)
        case .transientFailure where followUp.attempts >= settings.retry.attempts:
            return .failed(.exhausted)
        case .transientFailure:
            return later(followUp, .deferred, after: outcome.report.retryAfter, at: now)
        case .uncertain where !settings.repeatsUncertain || followUp.attempts >= settings.retry.attempts:
            return .uncertain
        case .uncertain:
            return later(followUp, .repeated, at: now)
        case .notAttempted:
            return queued(followUp, .returned, notBefore: now.wall)
        }
    }

    /// - Parameter asked: for how many seconds the other side asked to be left alone.
    private mutating func later(
        _ followUp: ClaimedFollowUp, _ move: Move, after asked: Int64? = nil, at now: Moment
    ) -> Settlement.Ending {
        let pause = max(
            settings.retry.pause(after: followUp.attempts, jitter: jitter()), min(asked ?? 0, RetryPolicy.longestAsked))
        return queued(followUp, move, notBefore: now.wall.advanced(bySeconds: pause))
    }

    private func queued(_ followUp: ClaimedFollowUp, _ move: Move, notBefore: Instant) -> Settlement.Ending {
        let due = rules.due(
            followUp.when, plan: followUp.plan, casePlan: followUp.casePlan, countsFrom: followUp.countsFrom,
            notBefore: notBefore)
        return .queued(move, notBefore: notBefore, due: due)
    }

    /// 0 to 1.
    private mutating func jitter() -> Double {
        Double.random(in: 0...1, using: &random)
    }
}

/// Why a claimed message is held back.
enum Hindrance: WordedError {
    case stopped, closed, planGone, expired, clockWrong, leaseLost, outOfTouch, hoursDiffer

    var wording: Wording {
        switch self {
        case .stopped: .stoppedBeforeTurn
        case .closed: .closedBeforeTurn
        case .planGone: .planGoneBeforeTurn
        case .expired: .expiredBeforeTurn
        case .clockWrong: .clockSetWrong
        case .leaseLost: .leaseLost
        case .outOfTouch: .outOfTouch
        case .hoursDiffer: .hoursDiffer
        }
    }
}

extension DeliveryOutcome {
    /// The part of it that may be logged. Servers often quote the recipient in what they say about a message, so only
    /// the codes are logged; what they say about the relay as a whole is logged in full.
    fileprivate var relayReason: Trouble {
        switch self {
        case .notAttempted(let report, _):
            report.trouble
        case .permanentFailure(let report) where report.subject == .unknown:
            CircuitBreaker.repeated(report.codes)
        case .delivered(let report), .transientFailure(let report), .permanentFailure(let report),
            .uncertain(let report):
            report.codes.isEmpty ? .noAnswer : .relayAnswered(report.codes, remedy: report.remedy)
        }
    }
}

extension DeliveryReport {
    fileprivate var codes: String {
        [code.map(String.init), enhancedCode?.description].compactMap(\.self).joined(separator: " ")
    }
}
