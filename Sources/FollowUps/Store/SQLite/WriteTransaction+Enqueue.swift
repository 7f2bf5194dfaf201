import GRDB
import SupportHours

extension WriteTransaction {
    func enqueue(_ followUps: [NewFollowUp]) throws -> [EnqueueResult] {
        try followUps.map(enqueue)
    }

    private func enqueue(_ new: NewFollowUp) throws -> EnqueueResult {
        if let idempotency = new.idempotency, let result = try repeated(idempotency) { return result }
        guard let followUp = FollowUp(accepting: new) else { throw StoreError.nameInUse }
        do {
            try insert(followUp)
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
            throw StoreError.nameInUse
        }
        try insertLetter(of: followUp, idempotency: new.idempotency)
        count(followUp.plan, from: nil, to: followUp.state)
        return .stored
    }

    /// What became of an earlier request under the same key; nil where there was none.
    private func repeated(_ idempotency: Idempotency) throws -> EnqueueResult? {
        let earlier = try db.statement("SELECT id, fingerprint FROM letters WHERE idempotency_key = ?")
            .first(idempotency.key) { (id: $0(0, as: FollowUpID.self), fingerprint: $0(1, as: String.self)) }
        guard let earlier else { return nil }
        guard earlier.fingerprint == idempotency.fingerprint, let followUp = try db.followUp(earlier.id)
        else { return .conflict(earlier.id) }
        return .replayed(followUp)
    }

    private func insert(_ followUp: FollowUp) throws {
        let when = followUp.when.columns
        try db.statement(
            """
            INSERT INTO follow_ups (
                id, state, plan, domain, priority, when_not_before, when_after_staffed, counts_from, due_at, basis,
                expires_at
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            followUp.id, followUp.state.code, followUp.plan, followUp.letter.domain, followUp.priority.rawValue,
            when.notBefore, when.afterStaffed, followUp.countsFrom, followUp.dueAt, try number(of: followUp.basis),
            followUp.expiresAt)
    }

    private func insertLetter(of followUp: FollowUp, idempotency: Idempotency?) throws {
        let letter = followUp.letter
        try db.statement(
            """
            INSERT INTO letters (
                id, kind, recipient, subject, text, html, message_id, language, case_label, accepted_at, accepted_by,
                idempotency_key, fingerprint
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            followUp.id, followUp.kind.rawValue, letter.recipient, letter.subject, letter.text, letter.html,
            followUp.messageID, followUp.language, followUp.caseLabel, followUp.acceptedAt, followUp.acceptedBy,
            idempotency?.key, idempotency?.fingerprint)
    }
}
