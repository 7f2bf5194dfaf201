import FollowUps
import MailAddress
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func open(_ opening: CaseChange, idempotency: Idempotency?) throws -> CaseOpening {
        var state = opening.state
        state.followUp = opening.next?.id
        // Adding it is how it is found out whether it is there: two daemons may be asked at the same moment, and the second one
        // waits here for the first.
        guard try insert(state, lines: opening.lines.count, idempotency) else {
            return try earlier(opening, idempotency)
        }
        if let next = opening.next, try enqueue([next]) != [.stored] {
            // It was nobody's yet.
            _ = try db.query("DELETE FROM cases WHERE id = $1", state.id)
            return .suppressed
        }
        try add(opening.lines, to: state.id, from: 0, request: opening.request)
        return .opened(state)
    }

    /// - Returns: false, with nothing done, where its id or its key is there.
    private func insert(_ state: Case, lines: Int, _ idempotency: Idempotency?) throws -> Bool {
        try db.query(
            """
            INSERT INTO cases (
                id, playbook, frozen, plan, customer, customer_key, operator, language, variables, progress, follow_up,
                version, opened_at, opened_by, lines, idempotency_key, fingerprint)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT DO NOTHING RETURNING id
            """, state.id, state.playbook, number(ofFrozen: state.frozen), state.plan, state.customer?.description,
            state.customer?.key.rawValue, state.operator?.description, state.language, state.values, state.progress,
            state.followUp, state.version, state.openedAt, state.openedBy, lines, idempotency?.key,
            idempotency?.fingerprint
        ).count == 1
    }

    /// What came of the request that was first. Only another statement than the one that met it sees it.
    private func earlier(_ opening: CaseChange, _ idempotency: Idempotency?) throws -> CaseOpening {
        if try hasChanged(opening.state.id, by: opening.request), let opened = try db.caseWith(opening.state.id) {
            return .opened(opened)
        }
        if let idempotency, let repeated = try repeated(idempotency) { return repeated }
        throw StoreError.nameInUse
    }

    private func repeated(_ idempotency: Idempotency) throws -> CaseOpening? {
        let row = try db.query("SELECT id, fingerprint FROM cases WHERE idempotency_key = $1", idempotency.key).first
        guard let row else { return nil }
        let id: CaseID = try row("id")
        guard idempotency.isSame(as: Idempotency(key: idempotency.key, fingerprint: try row("fingerprint"))),
            let state = try db.caseWith(id)
        else { return .conflict(id) }
        return .replayed(state)
    }

    private func hasChanged(_ id: CaseID, by request: RequestID) throws -> Bool {
        try !db.query(
            "SELECT FROM case_lines WHERE case_id = $1 AND request = $2 LIMIT 1", id, request.rawValue
        ).isEmpty
    }

    func change(_ change: CaseChange) throws -> CaseChangeResult {
        // First of all, so that of two who change it the second one waits here, and then sees what the first one did.
        guard let (before, lines) = try held(change.state.id) else { return .stale }
        if try hasChanged(before.id, by: change.request) { return .done(before) }
        guard before.version == change.state.version else { return .stale }
        if let next = change.next, try enqueue([next]) != [.stored] { return .suppressed }
        let cancelled = try change.cancelled(from: before) { label in
            try db.query("SELECT id FROM letters WHERE case_label = $1", label).map { row in try row(0) }
        }
        try requestCancel(cancelled, at: change.at, uid: change.uid)
        let state = change.after(before)
        _ = try db.query(
            """
            UPDATE cases SET variables = $2, progress = $3, follow_up = $4, version = $5, resolved_at = $6,
                resolved_by = $7, lines = $8
            WHERE id = $1
            """, state.id, state.values, state.progress, state.followUp, state.version, state.resolution?.at,
            state.resolution?.stage, lines + change.lines.count)
        try add(change.lines, to: state.id, from: lines, request: change.request)
        return .done(state)
    }

    /// A case that nobody else changes until the transaction is over, and how many lines its history has.
    private func held(_ id: CaseID) throws -> (state: Case, lines: Int)? {
        try db.query("SELECT \(Case.columns), c.lines FROM \(Case.tables) WHERE c.id = $1 FOR UPDATE OF c", id).first
            .map { row in (try Case(row), try row("lines")) }
    }

    private func add(_ lines: [CaseLine], to id: CaseID, from count: Int, request: RequestID) throws {
        guard !lines.isEmpty else { return }
        _ = try db.query(
            """
            INSERT INTO case_lines (case_id, line, at, event, uid, step, follow_up, kind, detail, request)
            SELECT $1, $2 + number - 1, at, event, uid, step, follow_up, kind, detail, CASE number WHEN 1 THEN $10 END
            FROM unnest($3, $4, $5, $6, $7, $8, $9) WITH ORDINALITY
                AS line (at, event, uid, step, follow_up, kind, detail, number)
            """, id, count, lines.map(\.at), lines.map(\.event.rawValue), lines.map(\.uid), lines.map(\.step),
            lines.map(\.followUp), lines.map { $0.kind?.rawValue }, lines.map(\.detail), request.rawValue)
    }

    func forgetCases(resolvedBefore instant: Instant, limit: Int) throws -> Int {
        // What another daemon is forgetting at this moment is left to it.
        let old: [CaseID] = try db.query(
            """
            SELECT id FROM cases WHERE resolved_at IS NOT NULL AND NOT forgotten AND resolved_at < $1
            ORDER BY resolved_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
            """, instant, limit
        ).map { row in try row(0) }
        guard !old.isEmpty else { return 0 }
        _ = try db.query(
            """
            UPDATE cases SET forgotten = true, customer = NULL, customer_key = NULL, operator = NULL, variables = $2
            WHERE id = ANY ($1)
            """, old, Case.noValues)
        _ = try db.query(
            "UPDATE case_lines SET detail = NULL WHERE case_id = ANY ($1) AND event = ANY ($2) AND detail IS NOT NULL",
            old, CaseLine.Event.allCases.filter(\.hasFreeText).map(\.rawValue))
        return old.count
    }
}
