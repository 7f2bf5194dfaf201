import FollowUps
import GRDB
import MailAddress
import SupportHours

/// All of this runs a million times in a row when a window opens.
extension WriteTransaction {
    // MARK: Claiming

    func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) throws -> [ClaimedFollowUp] {
        if try db.currentPause() != .none { return [] }
        let bases = try numbers(agreeingWith: terms.hours)
        let update = try db.statement(
            """
            UPDATE follow_ups
            SET state = ?2, attempts = ?3, attempt = ?4, owner = ?5, claimed_at = ?6, begun_at = NULL,
                sender = iif(?10, ?7, sender), posted_at = iif(?10, ?8, posted_at),
                utc_offset = iif(?10, ?9, utc_offset), reply_to = iif(?10, ?11, reply_to), cancel_requested = 0
            WHERE id = ?1
            """)
        let select = try db.statement(Self.claimable)
        return try ids.compactMap { id in
            guard
                let found = try select.first(
                    id, now, read: { try Self.claimed($0, id: id, by: owner, on: terms) })
            else { return nil }
            var claimed = found.claimed
            if let bases, !(found.basis.map(bases.contains) ?? false) { return nil }
            if let hours = terms.hours, let casePlan = claimed.casePlan, hours[casePlan] == nil { return nil }
            let isTextFixed = claimed.attempts > 1 && claimed.unrenderedBody == nil
            let isPosted = try found.isPosted && (isTextFixed || mayHaveArrived(id))
            let headers = terms.fixedHeaders(of: claimed.letterheadPlan)
            if !isPosted { claimed.fixedHeaders = headers }
            guard let next = FollowUpState.after(.claimed, from: found.state) else { return nil }
            if try isSuppressed(claimed.message.recipient, isRecurring: found.isRecurring) {
                try suppress(id, at: now)
                return nil
            }
            if let limit = terms.perRecipientPerDay {
                claimed.recipientFreeAt = try recipientFreeAt(claimed.message.recipient.key, limit: limit, at: now)
            }
            try update.run(
                id, next.code, claimed.attempts, claimed.lease.attempt, owner, now, number(ofSender: headers.sender),
                headers.date, headers.utcOffset, !isPosted, headers.replyTo.map { try number(ofSender: $0) })
            count(claimed.plan, from: found.state, to: next)
            return claimed
        }
    }

    /// Whether the other side may have received it.
    private func mayHaveArrived(_ id: FollowUpID) throws -> Bool {
        try db.statement("SELECT 1 FROM history WHERE follow_up = ? AND move = ? LIMIT 1")
            .first(id, Move.uncertain.rawValue) { _ in } != nil
    }

    private func recipientFreeAt(_ recipient: AddressKey, limit: Int, at now: Instant) throws -> Instant? {
        let begun = try db.statement("SELECT at FROM data_begun_to WHERE recipient = ? AND at > ? ORDER BY at DESC")
            .all(recipient.rawValue, now.advanced(bySeconds: -RecipientWindow.length)) { $0(0, as: Instant.self) }
        let claimed = try db.statement(
            """
            SELECT count(*) FROM letters l INDEXED BY letters_to CROSS JOIN follow_ups f ON f.id = l.id
            WHERE coalesce(l.recipient_key, lower(l.recipient)) = ? AND f.state = \(FollowUpState.sending.code)
                AND f.begun_at IS NULL
            """
        ).first(recipient.rawValue) { $0(0, as: Int.self) }
        return RecipientWindow.freeAt(limit: limit, begun: begun, claimed: claimed ?? 0, at: now)
    }

    private static let claimable = """
        SELECT f.state, f.plan, l.recipient, f.when_not_before, f.when_after_staffed, f.counts_from, f.attempts,
            f.attempt, s.mailbox, f.posted_at, f.utc_offset,
            l.kind, l.unsubscribe, l.subject, l.text, l.html, l.message_id, l.secrets,
            z.json, l.template, l.variables, f.expires_at, l.recurring, r.mailbox, f.secrecy, f.case_plan, f.basis
        FROM follow_ups f JOIN letters l ON l.id = f.id LEFT JOIN senders s ON s.id = f.sender
            LEFT JOIN senders r ON r.id = f.reply_to
            LEFT JOIN frozen z ON z.id = l.source
        WHERE f.id = ?1 AND f.due_at <= ?2 AND (f.expires_at IS NULL OR f.expires_at > ?2)
        """

    private static func claimed(
        _ row: SQLRow, id: FollowUpID, by owner: LeaseOwner, on terms: ClaimTerms
    ) throws(StoreError) -> FoundFollowUp {
        let replyTo = try row(23, as: String?.self).map { text throws(StoreError) in try Mailbox(column: text) }
        let earlier = try row(8, as: String?.self).map { text throws(StoreError) in
            FixedHeaders(sender: try Mailbox(column: text), replyTo: replyTo, date: row(9), utcOffset: row(10))
        }
        let unrenderedBody = row(18, as: String?.self).map {
            UnrenderedBody(template: row(19), source: $0, values: row(20), secrets: row(17))
        }
        let casePlan = row(25, as: String?.self)
        let claimed = ClaimedFollowUp(
            lease: Lease(id: id, owner: owner, attempt: row(7, as: Int.self) + 1), plan: row(1),
            casePlan: casePlan, kind: try FollowUpKind(column: row(11)),
            message: Message(
                recipient: try MailAddress(column: row(2)), subject: row(13), text: row(14), html: row(15),
                unsubscribe: [String](column: row(12))),
            unrenderedBody: unrenderedBody, messageID: row(16),
            fixedHeaders: earlier ?? terms.fixedHeaders(of: casePlan ?? row(1)),
            when: When(notBefore: row(3), afterStaffed: row(4)),
            countsFrom: row(5), expiresAt: row(21), attempts: Move.claimed.attempts(from: row(6)),
            hasSecrets: row(24, as: Int.self) == Secrecy.kept.rawValue)
        return FoundFollowUp(
            claimed: claimed, state: try FollowUpState(code: row(0)), isPosted: earlier != nil, isRecurring: row(22),
            basis: row(26))
    }

    private struct FoundFollowUp {
        var claimed: ClaimedFollowUp
        var state: FollowUpState
        /// Whether it has headers already.
        var isPosted: Bool
        var isRecurring: Bool
        var basis: Int64?
    }

    // MARK: Beginning data

    func beginData(_ beginnings: [DataBeginning]) throws -> [Lease] {
        let begin = try db.statement(Self.begin)
        let held = try beginnings.filter { beginning in
            let lease = beginning.lease
            try begin.run(beginning.at, lease.id, lease.owner, lease.attempt)
            // One that has begun before is counted already.
            let isNew = db.changesCount > 0
            guard try isNew || isHeld(lease) else { return false }
            if let body = beginning.body { try fix(body, of: lease.id) }
            if isNew {
                countBegun(at: beginning.at)
                if let recipient = beginning.recipient { try count(lease, to: recipient, begunAt: beginning.at) }
            }
            return true
        }
        return held.map(\.lease)
    }

    private static let begin = """
        UPDATE follow_ups SET begun_at = ?
        WHERE id = ? AND state = \(FollowUpState.sending.code) AND owner = ? AND attempt = ? AND begun_at IS NULL
        """

    /// From now on every attempt sends this text.
    private func fix(_ body: RenderedBody, of id: FollowUpID) throws {
        try db.statement(
            """
            UPDATE letters SET text = ?2, html = ?3, source = NULL, variables = NULL, secrets = NULL
            WHERE id = ?1 AND source IS NOT NULL
            """
        ).run(id, body.text, body.html)
    }

    private func isHeld(_ lease: Lease) throws -> Bool {
        try db.statement(
            """
            SELECT 1 FROM follow_ups
            WHERE id = ? AND state = \(FollowUpState.sending.code) AND owner = ? AND attempt = ?
            """
        ).first(lease.id, lease.owner, lease.attempt) { _ in } != nil
    }

    private func count(_ lease: Lease, to recipient: AddressKey, begunAt instant: Instant) throws {
        try db.statement("INSERT OR IGNORE INTO data_begun_to VALUES (?, ?, ?, ?)")
            .run(recipient.rawValue, instant, lease.id, lease.attempt)
        try db.statement("DELETE FROM data_begun_to WHERE at < ?")
            .run(instant.advanced(bySeconds: -RecipientWindow.kept))
    }

    // MARK: Settling

    func settle(_ settlements: [Settlement]) throws -> [Lease] {
        let select = try db.statement(
            """
            SELECT id, plan, attempts, claimed_at, lines, secrecy, cancel_requested FROM follow_ups
            WHERE id = ? AND state = \(FollowUpState.sending.code) AND owner = ? AND attempt = ?
            """)
        let finish = try db.statement(
            "UPDATE follow_ups SET state = ?2, attempts = ?3, ended_at = ?4, lines = ?5, secrecy = ?6 WHERE id = ?1")
        let putBack = try db.statement(
            """
            UPDATE follow_ups
            SET state = ?2, attempts = ?3, ended_at = ?4, lines = ?5, not_before = ?6, due_at = ?7, basis = ?8
            WHERE id = ?1
            """)
        let history = try HistoryWriter(db)
        var lost: [Lease] = []
        for settlement in settlements {
            let lease = settlement.lease
            guard
                let found = try select.first(
                    lease.id, lease.owner, lease.attempt, read: { SettledAttempt($0, under: lease) })
            else {
                if try !isRecorded(settlement), try !learn(settlement) { lost.append(lease) }
                continue
            }
            if let recipient = settlement.recipient { try count(lease, to: recipient, begunAt: settlement.at) }
            let held = found.held
            let moves = settlement.ending.moves.withCancellation(isRequested: found.isCancelRequested)
            guard let state = FollowUpState.after(moves, from: .sending) else { continue }
            let attempts = moves.reduce(held.attempts) { $1.attempts(from: $0) }
            let endedAt = state.isTerminal ? settlement.at : nil
            let lines = held.lines + moves.count
            if case .queued(_, let notBefore, let due) = settlement.ending, state == .queued {
                try putBack.run(
                    lease.id, state.code, attempts, endedAt, lines, notBefore, due.at, try number(of: due.basis))
            } else {
                let secrecy: Secrecy = found.keepsSecrets ? (state.forgetsSecrets ? .erased : .kept) : .none
                try finish.run {
                    $0.add(lease.id)
                    $0.add(state.code)
                    $0.add(attempts)
                    $0.add(endedAt)
                    $0.add(lines)
                    $0.add(secrecy.rawValue)
                }
                if secrecy == .erased { try erase(lease.id) }
            }
            try history.record(moves, of: held, at: settlement.at, detail: settlement.detail)
            count(held.plan, from: .sending, to: state)
        }
        return lost
    }

    /// Whether the same settlement was recorded before: a caller that didn't learn the result asks again.
    private func isRecorded(_ settlement: Settlement) throws -> Bool {
        guard let move = settlement.ending.moves.first else { return false }
        return try db.statement(
            """
            SELECT 1 FROM history
            WHERE follow_up = ?1 AND attempt = ?2 AND (move = ?3 AND at = ?4 OR move = '\(Move.learned.rawValue)' AND ?5)
            LIMIT 1
            """
        ).first(
            settlement.lease.id, settlement.lease.attempt, move.rawValue, settlement.at, move == .delivered
        ) { _ in } != nil
    }

    /// Records a delivery by an attempt whose lease was lost meanwhile, if it was the last one.
    ///
    /// - Returns: whether there was anything to record.
    private func learn(_ settlement: Settlement) throws -> Bool {
        let lease = settlement.lease
        guard settlement.ending == .delivered, var followUp = try db.followUp(lease.id) else { return false }
        let last = try db.statement(
            """
            SELECT f.lines, h.at FROM follow_ups f JOIN history h ON h.follow_up = f.id AND h.line = f.lines - 1
            WHERE f.id = ? AND f.owner = ? AND f.attempt = ?
            """
        ).first(lease.id, lease.owner, lease.attempt) { (lines: $0(0, as: Int.self), at: $0(1, as: Instant.self)) }
        let before = followUp.state
        // A history doesn't go back in time, even though the attempt ended before its lease was lost.
        guard let last, case let now = max(settlement.at, last.at), followUp.make(.learned, at: now) else {
            return false
        }
        let held = HeldAttempt(lease: lease, plan: followUp.plan, attempts: followUp.attempts, lines: last.lines)
        try HistoryWriter(db).record([.learned], of: held, at: now, detail: settlement.detail)
        try update(followUp, from: before, lines: last.lines + 1)
        return true
    }
}

/// An attempt that is being settled.
private struct SettledAttempt {
    var held: HeldAttempt
    var keepsSecrets: Bool
    var isCancelRequested: Bool

    /// - Parameter row: begins as in ``HeldAttempt``.
    init(_ row: SQLRow, under lease: Lease) {
        held = HeldAttempt(row, under: lease)
        keepsSecrets = row(5, as: Int.self) == Secrecy.kept.rawValue
        isCancelRequested = row(6)
    }
}
