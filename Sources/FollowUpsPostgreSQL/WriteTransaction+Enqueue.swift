import FollowUps
import MailAddress
import PostgreSQL
import SupportHours

extension WriteTransaction {
    /// Accepts follow-ups in a handful of statements, however many they are.
    func enqueue(_ followUps: [NewFollowUp]) throws -> [EnqueueResult] {
        if followUps.isEmpty { return [] }
        let suppressed = try look(before: followUps)
        // In one order, since two daemons with the same keys would wait for each other. Of two with one key the first counts.
        let places = followUps.indices.filter { !suppressed.contains($0) }.sorted {
            (followUps[$0].idempotency?.key ?? "", $0) < (followUps[$1].idempotency?.key ?? "", $1)
        }
        var added = try insert(places.map { followUps[$0] })
        var results = [EnqueueResult?](repeating: nil, count: followUps.count)
        var queued: [NewFollowUp] = []
        for place in places where added.remove(followUps[place].id) != nil {
            results[place] = .stored
            queued.append(followUps[place])
        }
        for followUp in queued { count(followUp.plan, from: nil, to: .queued) }
        if queued.count == followUps.count { return followUps.map { _ in .stored } }

        // The rest was there by then. Only another statement sees it.
        let left = followUps.indices.filter { results[$0] == nil }
        let earlier = try EarlierRequests(of: left.map { followUps[$0] }, in: db, seal: seal)
        for place in left {
            let new = followUps[place]
            results[place] =
                earlier.resultByKey(of: new) ?? (suppressed.contains(place) ? .suppressed : earlier.resultByID(of: new))
        }
        return try results.map { result in
            guard let result else { throw StoreError.nameInUse }
            return result
        }
    }

    /// Looks up what must be known first, in one round trip.
    ///
    /// - Returns: the places of those whose recipient is suppressed.
    private func look(before followUps: [NewFollowUp]) throws -> Set<Int> {
        let keys = Set(followUps.map(\.message.recipient.key.rawValue)).sorted()
        let bases = unnumbered(followUps.compactMap(\.due.basis))
        let answers = try db.queries([
            // Shared, so that one who suppresses an address waits for what is accepted to it at this moment, and cancels it.
            PostgresStatement(
                "SELECT address_key, scope FROM suppressions WHERE address_key = ANY ($1) FOR KEY SHARE", keys),
            Self.numbers(of: bases),
        ])
        try remember(bases, numbers: answers[1])
        let scopes = try answers[0].map { row in
            (try row(0, as: String.self), try Suppression.Scope(column: row(1, as: String.self)))
        }
        let scopeOf = Dictionary(scopes) { first, _ in first }
        return Set(
            followUps.indices.filter { place in
                let new = followUps[place]
                return scopeOf[new.message.recipient.key.rawValue]?.covers(isRecurring: new.isRecurring) ?? false
            })
    }

    /// The parameters' values, a row each. Given out one after the other, while `FROM unnest(…)` would copy them all first.
    private static let columns = (1...25).map { "unnest($\($0))" }.joined(separator: ", ")

    /// Stores and queues them.
    ///
    /// - Returns: the ids of those that weren't there, by id or by key.
    private func insert(_ new: [NewFollowUp]) throws -> Set<FollowUpID> {
        guard !new.isEmpty else { return [] }
        let sources = try new.map { try $0.unrenderedBody.map { try number(ofFrozen: $0.source) } }
        let sealed = try new.map { new in
            try new.unrenderedBody?.secrets.map { PostgresBytes(try seal.seal($0, of: new.id, in: .sealed)) }
        }
        let secretFingerprints = try new.map { new in
            try new.idempotency?.secretFingerprint.map {
                PostgresBytes(try seal.seal($0, of: new.id, in: .fingerprint))
            }
        }
        let rows = try db.query(
            """
            WITH added AS (
                INSERT INTO letters (
                    id, kind, when_not_before, when_after_staffed, counts_from, recipient, recipient_key, subject, text,
                    html, unsubscribe, message_id, language, template, source, variables, sealed, secret_fingerprint,
                    case_label, case_plan, recurring, accepted_at, accepted_by, idempotency_key, fingerprint)
                SELECT \(Self.columns)
                ON CONFLICT DO NOTHING RETURNING id
            )
            INSERT INTO due (id, plan, domain, priority, due_at, expires_at, basis, secrecy)
            SELECT * FROM unnest($1, $26, $27, $28, $29, $30, $31, $32)
                AS given (id, plan, domain, priority, due_at, expires_at, basis, secrecy)
            WHERE id IN (SELECT id FROM added)
            ON CONFLICT DO NOTHING RETURNING id
            """, new.map(\.id), new.map(\.kind.rawValue), new.map(\.when.columns.notBefore),
            new.map(\.when.columns.afterStaffed), new.map(\.countsFrom), new.map(\.message.recipient.description),
            new.map(\.message.recipient.key.rawValue), new.map(\.message.subject), new.map(\.message.text),
            new.map(\.message.html), new.map(\.message.unsubscribe.column), new.map(\.messageID), new.map(\.language),
            new.map { $0.unrenderedBody?.template }, sources, new.map { $0.unrenderedBody?.values }, sealed,
            secretFingerprints, new.map(\.caseLabel), new.map(\.casePlan),
            new.map(\.isRecurring), new.map(\.acceptedAt), new.map(\.acceptedBy), new.map { $0.idempotency?.key },
            new.map { $0.idempotency?.fingerprint },
            new.map(\.plan), new.map(\.message.recipient.asciiDomain), new.map(\.priority.rawValue),
            new.map(\.due.at), new.map(\.expiresAt), try new.map { try number(of: $0.due.basis) },
            new.map(\.secrecy.rawValue))
        return Set(try rows.map { row in try row(0) })
    }
}

/// What was accepted before under ids and keys.
private struct EarlierRequests {
    private var byKey: [String: (id: FollowUpID, request: Idempotency)] = [:]
    private var messageIDs: [FollowUpID: String] = [:]
    /// Those that the same request is answered with.
    private var replayed: [FollowUpID: FollowUp] = [:]

    init(of followUps: [NewFollowUp], in db: any Reading, seal: any SecretSeal) throws {
        let rows = try db.query(
            """
            SELECT id, message_id, idempotency_key, fingerprint, secret_fingerprint FROM letters
            WHERE id = ANY ($1) OR idempotency_key = ANY ($2)
            """, followUps.map(\.id), followUps.compactMap { $0.idempotency?.key })
        let comparing = Set(
            followUps.compactMap(\.idempotency).filter { $0.secretFingerprint != nil }.map(\.key))
        for row in rows {
            let id: FollowUpID = try row(0)
            messageIDs[id] = try row(1)
            guard let key = try row(2, as: String?.self) else { continue }
            // Opened only where there is another one to compare it with.
            let sealed = comparing.contains(key) ? try row(4, as: PostgresBytes?.self) : nil
            let secret = try sealed.map { try seal.open($0.bytes, of: id, in: .fingerprint) }
            byKey[key] = (id, Idempotency(key: key, fingerprint: try row(3), secretFingerprint: secret))
        }
        let same = Set(followUps.compactMap { new in repeated(by: new).flatMap { $0.isSame ? $0.id : nil } })
            .sorted()
        guard !same.isEmpty else { return }
        for followUp in try db.followUps(same) { replayed[followUp.id] = followUp }
    }

    /// What was accepted under the same key, and whether the same was asked for.
    private func repeated(by new: NewFollowUp) -> (id: FollowUpID, isSame: Bool)? {
        guard let idempotency = new.idempotency, let earlier = byKey[idempotency.key] else { return nil }
        return (earlier.id, idempotency.isSame(as: earlier.request))
    }

    /// - Returns: nil where nothing was accepted under its key.
    func resultByKey(of new: NewFollowUp) -> EnqueueResult? {
        guard let (id, isSame) = repeated(by: new) else { return nil }
        if id == new.id { return .stored }
        return isSame ? replayed[id].map { .replayed($0) } ?? .conflict(id) : .conflict(id)
    }

    /// A caller that didn't learn the result asks again with the same id.
    ///
    /// - Returns: nil where nothing was accepted under its id, or something else.
    func resultByID(of new: NewFollowUp) -> EnqueueResult? {
        messageIDs[new.id] == new.messageID ? .stored : nil
    }
}
