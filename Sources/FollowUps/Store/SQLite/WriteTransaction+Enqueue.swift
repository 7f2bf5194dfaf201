import GRDB
import SupportHours

extension WriteTransaction {
    func enqueue(_ followUps: [NewFollowUp]) throws -> [EnqueueResult] {
        let intake = try Intake(db)
        return try followUps.map { new in
            if let idempotency = new.idempotency, let result = try repeated(idempotency) { return result }
            guard let state = FollowUpState.after(.accepted, from: nil) else { throw StoreError.nameInUse }
            try intake.add(new, state: state, basis: number(of: new.due.basis))
            count(new.plan, from: nil, to: state)
            return .stored
        }
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
}

/// Writes new follow-ups.
private struct Intake {
    private let insertFollowUp: SQLStatement
    private let insertLetter: SQLStatement

    init(_ db: Database) throws {
        insertFollowUp = try db.statement(
            """
            INSERT INTO follow_ups (
                id, state, plan, domain, priority, when_not_before, when_after_staffed, counts_from, due_at, basis,
                expires_at
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertLetter = try db.statement(
            """
            INSERT INTO letters (
                id, kind, recipient, subject, text, html, message_id, language, case_label, accepted_at, accepted_by,
                idempotency_key, fingerprint
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    func add(_ new: NewFollowUp, state: FollowUpState, basis: Int64?) throws {
        let when = new.when.columns
        do {
            try insertFollowUp.run(
                new.id, state.code, new.plan, new.letter.domain, new.priority.rawValue, when.notBefore,
                when.afterStaffed, new.acceptedAt, new.due.at, basis, new.expiresAt)
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
            throw StoreError.nameInUse
        }
        try insertLetter.run(
            new.id, new.kind.rawValue, new.letter.recipient, new.letter.subject, new.letter.text, new.letter.html,
            new.messageID, new.language, new.caseLabel, new.acceptedAt, new.acceptedBy, new.idempotency?.key,
            new.idempotency?.fingerprint)
    }
}
