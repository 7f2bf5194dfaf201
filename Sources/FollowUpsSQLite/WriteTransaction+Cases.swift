import FollowUps
import GRDB
import MailAddress
import SupportHours

extension WriteTransaction {
    func open(_ opening: CaseChange, idempotency: Idempotency?) throws -> CaseOpening {
        if let opened = try result(of: opening.request, on: opening.state.id) { return .opened(opened) }
        if let idempotency, let repeated = try repeated(idempotency) { return repeated }
        if let next = opening.next, try enqueue([next]) != [.stored] { return .suppressed }
        var state = opening.state
        state.followUp = opening.next?.id
        do {
            try db.statement(
                """
                INSERT INTO cases (
                    id, playbook, frozen, plan, customer, operator, language, variables, progress, follow_up, version,
                    opened_at, opened_by, lines, idempotency_key, fingerprint, customer_key
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
            ).run(
                state.id, state.playbook, try number(ofFrozen: state.frozen), state.plan,
                state.customer?.description, state.operator?.description, state.language, state.values, state.progress,
                state.followUp, state.version,
                state.openedAt, state.openedBy, opening.lines.count, idempotency?.key, idempotency?.fingerprint,
                state.customer?.keyColumn)
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
            throw StoreError.nameInUse
        }
        try add(opening.lines, to: state.id, from: 0, request: opening.request)
        return .opened(state)
    }

    /// The case as it is now, where a request has changed it; otherwise nil.
    private func result(of request: RequestID, on id: CaseID) throws -> Case? {
        let isKnown =
            try db.statement("SELECT 1 FROM case_lines WHERE case_id = ? AND request = ? LIMIT 1")
            .first(id, request) { _ in } != nil
        return isKnown ? try db.caseWith(id) : nil
    }

    private func repeated(_ idempotency: Idempotency) throws -> CaseOpening? {
        let earlier = try db.statement("SELECT id, fingerprint FROM cases WHERE idempotency_key = ?")
            .first(idempotency.key) { (id: $0(0, as: CaseID.self), fingerprint: $0(1, as: String.self)) }
        guard let earlier else { return nil }
        guard idempotency.isSame(as: Idempotency(key: idempotency.key, fingerprint: earlier.fingerprint)),
            let state = try db.caseWith(earlier.id)
        else { return .conflict(earlier.id) }
        return .replayed(state)
    }

    func change(_ change: CaseChange, rules: DueRules) throws -> CaseChangeResult {
        if let changed = try result(of: change.request, on: change.state.id) { return .done(changed) }
        guard let before = try db.caseWith(change.state.id), before.version == change.state.version else {
            return .stale
        }
        if let next = change.next, try enqueue([next]) != [.stored] { return .suppressed }
        let cancelled = try change.cancelled(from: before) { label in
            try db.statement("SELECT id FROM letters INDEXED BY letters_of_case WHERE case_label = ?")
                .all(label) { $0(0, as: FollowUpID.self) }
        }
        for id in cancelled { try requestCancel(id, at: change.at, uid: change.uid, rules: rules) }
        let state = change.after(before)
        let lines = try db.statement("SELECT lines FROM cases WHERE id = ?").first(state.id) { $0(0, as: Int.self) }
        try db.statement(
            """
            UPDATE cases SET variables = ?2, progress = ?3, follow_up = ?4, version = ?5, resolved_at = ?6,
                resolved_by = ?7, lines = ?8
            WHERE id = ?1
            """
        ).run(
            state.id, state.values, state.progress, state.followUp, state.version, state.resolution?.at,
            state.resolution?.stage, (lines ?? 0) + change.lines.count)
        try add(change.lines, to: state.id, from: lines ?? 0, request: change.request)
        return .done(state)
    }

    private func add(_ lines: [CaseLine], to id: CaseID, from count: Int, request: RequestID) throws {
        let insert = try db.statement(
            """
            INSERT INTO case_lines (case_id, line, at, event, uid, step, follow_up, kind, detail, request)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (index, line) in lines.enumerated() {
            try insert.run(
                id, count + index, line.at, line.event.rawValue, line.uid, line.step, line.followUp,
                line.kind?.rawValue, line.detail, index == 0 ? request : nil)
        }
    }

    func forgetCases(resolvedBefore instant: Instant, limit: Int) throws -> Int {
        let old = try db.statement(
            """
            SELECT id FROM cases INDEXED BY cases_to_forget
            WHERE resolved_at IS NOT NULL AND forgotten = 0 AND resolved_at < ? ORDER BY resolved_at, id LIMIT ?
            """
        ).all(instant, limit) { $0(0, as: CaseID.self) }
        let forget = try db.statement(
            """
            UPDATE cases SET forgotten = 1, customer = ?2, operator = ?3, variables = ?4, customer_key = ?5 WHERE id = ?1
            """)
        let forgetDetail = try db.statement("UPDATE case_lines SET detail = ?3 WHERE case_id = ?1 AND line = ?2")
        for id in old {
            guard let state = try db.caseWith(id)?.forgotten else { continue }
            try forget.run(
                id, state.customer?.description, state.operator?.description, state.values, state.customer?.keyColumn)
            for (number, line) in try db.lines(of: id).enumerated() where line.forgotten != line {
                try forgetDetail.run(id, number, line.forgotten.detail)
            }
        }
        if !old.isEmpty { hasForgotten = true }
        return old.count
    }

    // MARK: Suppressed addresses

    func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) throws -> (entry: Suppression, cancelled: Int) {
        let key = suppression.address.key
        try db.statement(
            """
            INSERT INTO suppressions (address_key, address, reason, since, uid, scope) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET scope = iif(?7, ?6, scope)
            """
        ).run(
            key.rawValue, suppression.address.description, suppression.reason, suppression.since, suppression.uid,
            suppression.scope.rawValue, replacesScope)
        hasSuppressions = true
        let entry = try db.suppression(key) ?? suppression
        let queued = try db.statement(
            """
            SELECT l.id FROM letters l INDEXED BY letters_to CROSS JOIN follow_ups f ON f.id = l.id
            WHERE coalesce(l.recipient_key, lower(l.recipient)) = ? AND f.state = \(FollowUpState.queued.code)
                AND l.recurring >= ?
            """
        ).all(key.rawValue, entry.scope == .recurring) { $0(0, as: FollowUpID.self) }
        for id in queued { try suppress(id, at: suppression.since) }
        return (entry, queued.count)
    }

    func unsuppress(_ key: AddressKey) throws -> Suppression? {
        let entry = try db.suppression(key)
        try db.statement("DELETE FROM suppressions WHERE address_key = ?").run(key.rawValue)
        hasSuppressions = nil
        return entry
    }
}
