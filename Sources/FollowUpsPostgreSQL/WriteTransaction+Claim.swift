import FollowUps
import MailAddress
import Messages
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) throws -> [ClaimedFollowUp] {
        try announceClaim(by: owner)
        if terms.perRecipientPerDay != nil { try holdRecipients() }
        var found = try claimable(ids, by: owner, at: now, on: terms)
        // Each once, in the order given.
        var claims = ids.compactMap { found.removeValue(forKey: $0) }
        try make(.suppressed, ofQueued: claims.filter(\.isSuppressed).map(\.claimed.id).sorted(), at: now)
        claims.removeAll(where: \.isSuppressed)
        guard !claims.isEmpty else { return [] }
        if let limit = terms.perRecipientPerDay { try limitRecipients(of: &claims, to: limit, at: now) }
        for index in claims.indices where !claims[index].isPosted {
            claims[index].claimed.fixedHeaders = terms.fixedHeaders(of: claims[index].claimed.letterheadPlan)
        }
        try lease(claims, by: owner, at: now)
        return claims.map(\.claimed)
    }

    private struct Claim {
        var claimed: ClaimedFollowUp
        /// Whether it keeps the headers that it had.
        var isPosted: Bool
        var isSuppressed: Bool
    }

    // MARK: Finding

    /// Those that nobody else is at; they are held from now on.
    private func claimable(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) throws -> [FollowUpID: Claim] {
        guard !ids.isEmpty else { return [:] }
        // By itself: what the next statement reads is as those left it who held them before.
        let hours = terms.hours ?? [:]
        let spared = terms.sparedComposers.flatMap { plan, composers in composers.map { (plan: plan, composer: $0) } }
        let held = try db.query(
            """
            SELECT id FROM due WHERE id = ANY ($1) AND due_at <= least($2, floor(extract(epoch FROM statement_timestamp()))::int8)
                AND (expires_at IS NULL OR expires_at > $2)
                AND ($4 OR basis IN (
                        SELECT b.id FROM bases b JOIN unnest($5, $6) AS own (plan, fingerprint)
                            ON b.plan = own.plan AND b.fingerprint = own.fingerprint)
                    AND NOT EXISTS (SELECT FROM letters l WHERE l.id = due.id AND l.case_plan <> ALL ($5)))
                AND (composer IS NULL OR (plan, composer) NOT IN (SELECT * FROM unnest($7, $8)))
                AND NOT EXISTS (SELECT FROM settings WHERE paused OR halt IS NOT NULL)
                AND NOT EXISTS (SELECT FROM nodes WHERE owner = $3 AND state <> 'live')
            ORDER BY id FOR UPDATE SKIP LOCKED
            """, ids, now, owner, terms.hours == nil, Array(hours.keys), Array(hours.values), spared.map(\.plan),
            spared.map(\.composer)
        ).map { row in try row(0, as: FollowUpID.self) }
        guard !held.isEmpty else { return [:] }
        let rows = try db.query(Self.claimed, held)
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let claim = try claim(row, by: owner, on: terms)
                return (claim.claimed.id, claim)
            })
    }

    private static let claimed = """
        SELECT f.id, f.plan, f.attempts, f.attempt, f.expires_at, f.secrecy,
            s.mailbox, r.mailbox, f.posted_at, f.utc_offset,
            l.kind, l.recipient, l.subject, l.text, l.html, l.unsubscribe, l.message_id,
            l.template, z.json, l.variables, l.sealed, l.when_not_before, l.when_after_staffed, l.counts_from, l.case_plan,
            f.sender IS NOT NULL
                AND EXISTS (SELECT FROM history h WHERE h.follow_up = f.id AND h.move = '\(Move.uncertain.rawValue)'),
            p.address_key IS NOT NULL
        FROM due f JOIN letters l ON l.id = f.id
            LEFT JOIN senders s ON s.id = f.sender LEFT JOIN senders r ON r.id = f.reply_to
            LEFT JOIN frozen z ON z.id = l.source
            LEFT JOIN suppressions p ON p.address_key = l.recipient_key
                AND (l.recurring OR p.scope <> '\(Suppression.Scope.recurring.rawValue)')
        WHERE f.id = ANY ($1)
        """

    private func claim(_ row: PostgresRow, by owner: LeaseOwner, on terms: ClaimTerms) throws -> Claim {
        let id: FollowUpID = try row(0)
        let plan: String = try row(1)
        let casePlan: String? = try row(24)
        let earlier = try FixedHeaders(sender: row(6), replyTo: row(7), date: row(8), utcOffset: row(9))
        let (secret, unreadable) = opened(try row(20), of: id)
        let body = try LetterBody(
            text: row(13), html: row(14), template: row(17), source: row(18), values: row(19),
            secret: secret)
        let claimed = ClaimedFollowUp(
            lease: Lease(id: id, owner: owner, attempt: try row(3, as: Int.self) + 1), plan: plan, casePlan: casePlan,
            kind: try FollowUpKind(column: row(10)),
            message: Message(
                recipient: try MailAddress(column: row(11)), subject: try row(12), text: body.text, html: body.html,
                unsubscribe: [String](column: try row(15))),
            unrenderedBody: body.unrendered, messageID: try row(16),
            fixedHeaders: earlier ?? terms.fixedHeaders(of: casePlan ?? plan),
            when: When(notBefore: try row(21), afterStaffed: try row(22)), countsFrom: try row(23),
            expiresAt: try row(4), attempts: Move.claimed.attempts(from: try row(2)),
            hasSecrets: try row(5, as: Int.self) == Secrecy.kept.rawValue, unreadable: unreadable)
        let isTextFixed = claimed.attempts > 1 && body.unrendered == nil
        let mayHaveArrived: Bool = try row(25)
        return Claim(
            claimed: claimed, isPosted: earlier != nil && (isTextFixed || mayHaveArrived), isSuppressed: try row(26))
    }

    /// A secret, or why it doesn't open, which concerns this message alone.
    private func opened(_ sealed: PostgresBytes?, of id: FollowUpID) -> (secret: String?, unreadable: Wording?) {
        do throws(StoreError) {
            return (try seal.open(sealed, of: id), nil)
        } catch {
            return (nil, error.detail)
        }
    }

    // MARK: The limit for one recipient

    /// Lets others wait who claim within the same limit: neither would count what the other one claims.
    private func holdRecipients() throws {
        _ = try db.query(
            "SELECT pg_advisory_xact_lock(hashtextextended('madoguchi recipients ' || current_schema(), 0))")
    }

    private func limitRecipients(of claims: inout [Claim], to limit: Int, at now: Instant) throws {
        let keys = Set(claims.map(\.claimed.message.recipient.key.rawValue)).sorted()
        var begun: [String: [Instant]] = [:]
        for row in try db.query(
            "SELECT recipient, at FROM data_begun_to WHERE recipient = ANY ($1) AND at > $2 ORDER BY at DESC", keys,
            now.advanced(bySeconds: -RecipientWindow.length))
        {
            begun[try row(0), default: []].append(try row(1))
        }
        var claimed: [String: Int] = [:]
        for row in try db.query(
            """
            SELECT l.recipient_key, count(*) FROM leases f JOIN letters l ON l.id = f.id
            WHERE f.begun_at IS NULL AND l.recipient_key = ANY ($1) GROUP BY 1
            """, keys)
        {
            claimed[try row(0)] = try row(1, as: Int.self)
        }
        for index in claims.indices {
            let key = claims[index].claimed.message.recipient.key.rawValue
            claims[index].claimed.recipientFreeAt = RecipientWindow.freeAt(
                limit: limit, begun: begun[key] ?? [], claimed: claimed[key] ?? 0, at: now)
            claimed[key, default: 0] += 1
        }
    }

    // MARK: Taking

    private func lease(_ claims: [Claim], by owner: LeaseOwner, at now: Instant) throws {
        let headers = claims.map(\.claimed.fixedHeaders)
        let rows = try db.query(
            """
            WITH new AS (
                    SELECT * FROM unnest($1, $2, $3, $4, $5, $8)
                        AS new (id, sender, reply_to, posted_at, utc_offset, is_posted)
                ),
                old AS (DELETE FROM due AS old USING new WHERE old.id = new.id RETURNING old.*)
            INSERT INTO leases (
                id, plan, domain, priority, due_at, not_before, expires_at, basis, attempts, attempt, owner, sender, reply_to,
                posted_at, utc_offset, secrecy, lines, claimed_at, composer)
            SELECT old.id, plan, domain, priority, due_at, not_before, expires_at, basis, attempts + 1, attempt + 1, $6::int8,
                new.sender, new.reply_to, new.posted_at, new.utc_offset, secrecy, lines, $7::int8,
                CASE WHEN new.is_posted THEN old.composer END
            FROM old JOIN new ON new.id = old.id
            """, claims.map(\.claimed.id), try headers.map { try number(ofSender: $0.sender) },
            try headers.map { try $0.replyTo.map { try number(ofSender: $0) } }, headers.map(\.date),
            headers.map(\.utcOffset), owner, now, claims.map(\.isPosted))
        guard rows.touched == claims.count else { throw StoreError(.corrupt, detail: .impossibleEnding) }
        for claim in claims { count(claim.claimed.plan, from: .queued, to: .sending) }
    }
}
