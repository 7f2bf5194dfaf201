import FollowUps
import GRDB
import MailAddress
import SupportHours

extension WriteTransaction {
    func enqueue(_ followUps: [NewFollowUp]) throws -> [EnqueueResult] {
        let intake = try Intake(db)
        // By a span, since each of an array's elements would be copied first.
        let followUps = followUps.span
        var results: [EnqueueResult] = []
        results.reserveCapacity(followUps.count)
        for place in followUps.indices { results.append(try enqueue(followUps[place], by: intake)) }
        return results
    }

    private func enqueue(_ new: NewFollowUp, by intake: Intake) throws -> EnqueueResult {
        if let result = try repeated(new) { return result }
        if try isSuppressed(new.message.recipient, isRecurring: new.isRecurring) { return .suppressed }
        let source = try new.unrenderedBody.map { try number(ofFrozen: $0.source) }
        guard try intake.add(new, basis: number(of: new.due.basis), source: source) else {
            // A caller that didn't learn the result asks again with the same id.
            guard try db.followUp(new.id)?.messageID == new.messageID else { throw StoreError.nameInUse }
            return .stored
        }
        count(new.plan, from: nil, to: .initial)
        return .stored
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
    func add(_ new: NewFollowUp, basis: Int64?, source: Int64?) throws -> Bool {
        let when = new.when.columns
        do {
            try insertFollowUp.run {
                $0.add(new.id)
                $0.add(FollowUpState.initial.code)
                $0.add(new.plan)
                $0.add(new.message.recipient.asciiDomain)
                $0.add(new.priority.rawValue)
                $0.add(when.notBefore)
                $0.add(when.afterStaffed)
                $0.add(new.countsFrom)
                $0.add(new.due.at)
                $0.add(basis)
                $0.add(new.expiresAt)
                $0.add(new.secrecy.rawValue)
                $0.add(new.casePlan)
            }
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
            return false
        }
        try insertMessage.run {
            $0.add(new.id)
            $0.add(new.kind.rawValue)
            $0.add(new.message.recipient.description)
            $0.add(new.message.subject)
            $0.add(new.message.text)
            $0.add(new.message.html)
            $0.add(new.messageID)
            $0.add(new.language)
            $0.add(new.caseLabel)
            $0.add(new.acceptedAt)
            $0.add(new.acceptedBy)
            $0.add(new.idempotency?.key)
            $0.add(new.idempotency?.fingerprint)
            $0.add(new.idempotency?.secretFingerprint)
            $0.add(new.unrenderedBody?.template)
            $0.add(source)
            $0.add(new.unrenderedBody?.values)
            $0.add(new.unrenderedBody?.secrets)
            $0.add(new.message.unsubscribe.column)
            $0.add(new.message.recipient.keyColumn)
            $0.add(new.isRecurring)
        }
        return true
    }
}
