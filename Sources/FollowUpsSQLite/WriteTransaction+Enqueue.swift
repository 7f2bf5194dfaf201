import FollowUps
import GRDB
import MailAddress
import SupportHours

extension WriteTransaction {
    func enqueue(_ followUps: [NewFollowUp]) throws -> [EnqueueResult] {
        let intake = try Intake(db)
        return try followUps.map { new in
            if let result = try repeated(new) { return result }
            if try isSuppressed(new.message.recipient, isRecurring: new.isRecurring) { return .suppressed }
            guard let followUp = FollowUp(accepting: new) else { throw StoreError.nameInUse }
            let source = try new.unrenderedBody.map { try number(ofFrozen: $0.source) }
            guard try intake.add(new, followUp, basis: number(of: new.due.basis), source: source) else {
                // A caller that didn't learn the result asks again with the same id.
                guard try db.followUp(new.id)?.messageID == new.messageID else { throw StoreError.nameInUse }
                return .stored
            }
            count(new.plan, from: nil, to: followUp.state)
            return .stored
        }
    }

    /// The result of an earlier request under the same key; nil where there was none.
    private func repeated(_ new: NewFollowUp) throws -> EnqueueResult? {
        guard let idempotency = new.idempotency else { return nil }
        let earlier = try db.statement(
            "SELECT id, fingerprint, secret_fingerprint FROM letters WHERE idempotency_key = ?"
        ).first(idempotency.key) {
            (
                id: $0(0, as: FollowUpID.self),
                request: Idempotency(key: idempotency.key, fingerprint: $0(1), secretFingerprint: $0(2))
            )
        }
        guard let earlier else { return nil }
        if earlier.id == new.id { return .stored }
        guard idempotency.isSame(as: earlier.request), let followUp = try db.followUp(earlier.id)
        else { return .conflict(earlier.id) }
        return .replayed(followUp)
    }
}

/// Writes new follow-ups.
private struct Intake {
    private let insertFollowUp: SQLStatement
    private let insertMessage: SQLStatement

    init(_ db: Database) throws {
        insertFollowUp = try db.statement(
            """
            INSERT INTO follow_ups (
                id, state, plan, domain, priority, when_not_before, when_after_staffed, counts_from, due_at, basis,
                expires_at, secrecy, case_plan
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertMessage = try db.statement(
            """
            INSERT INTO letters (
                id, kind, recipient, subject, text, html, message_id, language, case_label, accepted_at, accepted_by,
                idempotency_key, fingerprint, secret_fingerprint, template, source, variables, secrets, unsubscribe,
                recipient_key, recurring
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    /// - Returns: false, with nothing done, where the id is in use.
    func add(_ new: NewFollowUp, _ followUp: FollowUp, basis: Int64?, source: Int64?) throws -> Bool {
        let when = new.when.columns
        do {
            try insertFollowUp.run(
                new.id, followUp.state.code, new.plan, new.message.recipient.asciiDomain, new.priority.rawValue,
                when.notBefore,
                when.afterStaffed, new.countsFrom, new.due.at, basis, new.expiresAt, followUp.secrecy.rawValue,
                new.casePlan)
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
            return false
        }
        try insertMessage.run(
            new.id, new.kind.rawValue, new.message.recipient.description, new.message.subject, new.message.text,
            new.message.html, new.messageID, new.language, new.caseLabel, new.acceptedAt, new.acceptedBy,
            new.idempotency?.key,
            new.idempotency?.fingerprint, new.idempotency?.secretFingerprint, new.unrenderedBody?.template, source,
            new.unrenderedBody?.values, new.unrenderedBody?.secrets, new.message.unsubscribe.column,
            new.message.recipient.keyColumn, new.isRecurring)
        return true
    }
}
