import FollowUps
import MailAddress
import PostgreSQL
import SupportHours

extension WriteTransaction {
    // MARK: Beginning data

    func beginData(_ beginnings: [DataBeginning]) throws -> [Lease] {
        guard !beginnings.isEmpty else { return [] }
        let begun = try begin(beginnings)
        // Those that have begun before are counted already.
        let others = beginnings.map(\.lease).filter { begun[$0] == nil }
        let held = try begun.merging(heldAlready(others)) { first, _ in first }
        try fixBodies(of: beginnings.compactMap { new in held[new.lease].map { (new, $0) } })
        try count(beginnings.filter { begun[$0.lease] != nil })
        return beginnings.map(\.lease).filter { held[$0] != nil }
    }

    /// - Returns: those that have begun by this.
    private func begin(_ beginnings: [DataBeginning]) throws -> [Lease: Secrecy] {
        let leases = beginnings.map(\.lease)
        return try secrecies(
            db.query(
                """
                UPDATE leases AS l SET begun_at = new.at, composer = new.composer
                FROM unnest($1, $2, $3, $4, $5) AS new (id, owner, attempt, at, composer)
                WHERE l.id = new.id AND l.owner = new.owner AND l.attempt = new.attempt AND l.begun_at IS NULL
                RETURNING l.id, l.owner, l.attempt, l.secrecy
                """, leases.map(\.id), leases.map(\.owner), leases.map(\.attempt), beginnings.map(\.at),
                beginnings.map(\.composer)))
    }

    private func heldAlready(_ leases: [Lease]) throws -> [Lease: Secrecy] {
        guard !leases.isEmpty else { return [:] }
        return try secrecies(
            db.query(
                """
                SELECT l.id, l.owner, l.attempt, l.secrecy
                FROM leases l JOIN unnest($1, $2, $3) AS old (id, owner, attempt)
                    ON l.id = old.id AND l.owner = old.owner AND l.attempt = old.attempt
                ORDER BY l.id FOR UPDATE OF l
                """, leases.map(\.id), leases.map(\.owner), leases.map(\.attempt)))
    }

    private func secrecies(_ rows: PostgresRows) throws -> [Lease: Secrecy] {
        var secrecies: [Lease: Secrecy] = [:]
        for row in rows {
            let lease = Lease(id: try row(0), owner: try row(1), attempt: try row(2))
            secrecies[lease] = try Secrecy(column: row(3))
        }
        return secrecies
    }

    /// Keeps what was rendered, where there is no text yet; what holds secrets, encrypted.
    private func fixBodies(of begun: [(beginning: DataBeginning, secrecy: Secrecy)]) throws {
        let bodies = begun.compactMap { begun in
            begun.beginning.body.map { (id: begun.beginning.lease.id, body: $0, isSecret: begun.secrecy == .kept) }
        }
        guard !bodies.isEmpty else { return }
        let sealed = try bodies.map { id, body, isSecret in
            isSecret
                ? PostgresBytes(
                    try seal.seal(try SealedBody(text: body.text, html: body.html).json, of: id, in: .sealed)) : nil
        }
        _ = try db.query(
            """
            UPDATE letters AS l SET text = new.text, html = new.html, source = NULL, variables = NULL, sealed = new.sealed
            FROM unnest($1, $2, $3, $4) AS new (id, text, html, sealed) WHERE l.id = new.id AND l.source IS NOT NULL
            """, bodies.map(\.id), bodies.map { $0.isSecret ? "" : $0.body.text },
            bodies.map { $0.isSecret ? nil : $0.body.html }, sealed)
    }

    private func count(_ begun: [DataBeginning]) throws {
        var counted: Set<Lease> = []
        let begun = begun.filter { counted.insert($0.lease).inserted }
        guard !begun.isEmpty else { return }
        let minutes = Dictionary(grouping: begun, by: \.at.minute).mapValues(\.count).sorted { $0.key < $1.key }
        _ = try db.query(
            """
            INSERT INTO data_begun (minute, slot, count) SELECT minute, $3::int2, count FROM unnest($1, $2) AS new (minute, count)
            ON CONFLICT (minute, slot) DO UPDATE SET count = data_begun.count + excluded.count
            """, minutes.map(\.key), minutes.map(\.value), slot)
        if let last = minutes.last?.key {
            // A day, and an hour in case the clock was set back.
            _ = try db.query("DELETE FROM data_begun WHERE minute < $1", last.advanced(bySeconds: -90_000))
        }
        try count(begun.compactMap { begun in begun.recipient.map { BegunAttempt(begun.lease, to: $0, at: begun.at) } })
    }

    private struct BegunAttempt {
        var lease: Lease
        var recipient: AddressKey
        var at: Instant

        init(_ lease: Lease, to recipient: AddressKey, at instant: Instant) {
            self.lease = lease
            self.recipient = recipient
            at = instant
        }
    }

    private func count(_ begun: [BegunAttempt]) throws {
        guard let last = begun.map(\.at).max() else { return }
        let begun = begun.sorted { $0.recipient.rawValue < $1.recipient.rawValue }
        _ = try db.query(
            """
            INSERT INTO data_begun_to (recipient, at, follow_up, attempt) SELECT * FROM unnest($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """, begun.map(\.recipient.rawValue), begun.map(\.at), begun.map(\.lease.id), begun.map(\.lease.attempt))
        _ = try db.query(
            "DELETE FROM data_begun_to WHERE at < $1", last.advanced(bySeconds: -RecipientWindow.kept))
    }

    // MARK: Settling

    func settle(_ settlements: [Settlement]) throws -> [Lease] {
        guard !settlements.isEmpty else { return [] }
        var held = try attempts(under: settlements.map(\.lease))
        var late: [Settlement] = []
        var moved: [MovedFollowUp] = []
        var lines: [HistoryLine] = []
        var delivered: [BegunAttempt] = []
        for settlement in settlements {
            guard let attempt = held[settlement.lease] else {
                late.append(settlement)
                continue
            }
            if let recipient = settlement.recipient {
                delivered.append(BegunAttempt(settlement.lease, to: recipient, at: settlement.at))
            }
            let moves = settlement.ending.moves.withCancellation(isRequested: attempt.isCancelRequested)
            guard let state = FollowUpState.after(moves, from: .sending) else { continue }
            held[settlement.lease] = nil
            lines += try attempt.held.history(of: moves, at: settlement.at, detail: settlement.detail)
            moved.append(try attempt.moved(to: state, by: moves, settlement) { try number(of: $0) })
        }
        try count(delivered)
        try record(lines)
        try move(moved)
        return try late.filter { try !isLearned($0) }.map(\.lease)
    }

    private func attempts(under leases: [Lease]) throws -> [Lease: SettledAttempt] {
        let rows = try db.query(
            """
            SELECT l.id, l.owner, l.attempt, l.plan, l.attempts, l.claimed_at, l.lines, l.secrecy, l.cancel_requested,
                l.not_before, l.due_at, l.basis
            FROM leases l JOIN unnest($1, $2, $3) AS old (id, owner, attempt)
                ON l.id = old.id AND l.owner = old.owner AND l.attempt = old.attempt
            ORDER BY l.id FOR UPDATE OF l
            """, leases.map(\.id), leases.map(\.owner), leases.map(\.attempt))
        let attempts = try rows.map { row in try SettledAttempt(row) }
        // One row for each time that a lease is given.
        return Dictionary(attempts.map { ($0.held.lease, $0) }) { first, _ in first }
    }

    /// Whether a settlement whose lease isn't held was recorded before, or is something to learn.
    private func isLearned(_ settlement: Settlement) throws -> Bool {
        guard try hold(settlement.lease.id) else { return false }
        return try isRecorded(settlement) || learn(settlement)
    }

    /// Whether the same settlement was recorded before: a caller that didn't learn the result asks again.
    private func isRecorded(_ settlement: Settlement) throws -> Bool {
        guard let move = settlement.ending.moves.first else { return false }
        return try !db.query(
            """
            SELECT FROM history
            WHERE follow_up = $1 AND attempt = $2 AND (move = $3 AND at = $4 OR move = '\(Move.learned.rawValue)' AND $5)
            LIMIT 1
            """, settlement.lease.id, settlement.lease.attempt, move.rawValue, settlement.at, move == .delivered
        ).isEmpty
    }

    /// Records a delivery by an attempt whose lease was lost meanwhile, if it was the last one.
    ///
    /// - Returns: whether there was anything to record.
    private func learn(_ settlement: Settlement) throws -> Bool {
        let lease = settlement.lease
        guard settlement.ending == .delivered, var followUp = try db.followUp(lease.id) else { return false }
        let last = try db.query(
            """
            SELECT f.lines, h.at FROM follow_ups f JOIN history h ON h.follow_up = f.id AND h.line = f.lines - 1
            WHERE f.id = $1 AND f.owner = $2 AND f.attempt = $3
            """, lease.id, lease.owner, lease.attempt)
        guard let row = last.first else { return false }
        let before = followUp.state
        let lines: Int = try row(0)
        // A history doesn't go back in time, even though the attempt ended before its lease was lost.
        let now = max(settlement.at, try row(1))
        guard followUp.make(.learned, at: now) else { return false }
        let held = HeldAttempt(lease: lease, plan: followUp.plan, attempts: followUp.attempts, lines: lines)
        try record(held.history(of: [.learned], at: now, detail: settlement.detail))
        try move([moved(followUp, from: before, lines: lines + 1)])
        return true
    }
}

/// An attempt that is being settled.
private struct SettledAttempt {
    var held: HeldAttempt
    var secrecy: Secrecy
    var isCancelRequested: Bool
    var notBefore: Instant?
    var dueAt: Instant?
    var basis: Int64?

    init(_ row: PostgresRow) throws {
        held = HeldAttempt(
            lease: Lease(id: try row(0), owner: try row(1), attempt: try row(2)), plan: try row(3),
            attempts: try row(4), claimedAt: try row(5), lines: try row(6))
        secrecy = try Secrecy(column: row(7))
        isCancelRequested = try row(8)
        notBefore = try row(9)
        dueAt = try row(10)
        basis = try row(11)
    }

    /// - Parameter number: a basis's.
    func moved(
        to state: FollowUpState, by moves: [Move], _ settlement: Settlement, number: (DueBasis?) throws -> Int64?
    ) throws -> MovedFollowUp {
        var moved = MovedFollowUp(
            id: held.lease.id, plan: held.plan, from: .sending, to: state, notBefore: notBefore, dueAt: dueAt,
            basis: basis, attempts: moves.reduce(held.attempts) { $1.attempts(from: $0) },
            lines: held.lines + moves.count,
            secrecy: secrecy == .kept && state.forgetsSecrets ? .erased : secrecy,
            endedAt: state.isTerminal ? settlement.at : nil)
        if case .queued(_, let notBefore, let due) = settlement.ending, state == .queued {
            moved.notBefore = notBefore
            moved.dueAt = due.at
            moved.basis = try number(due.basis)
        }
        return moved
    }
}
