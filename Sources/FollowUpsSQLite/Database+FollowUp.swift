import FollowUps
import GRDB
import MailAddress
import Messages
import SupportHours

extension Database {
    func followUp(_ id: FollowUpID) throws -> FollowUp? {
        try statement(Self.followUpByID).first(id) { try FollowUp(id: id, $0) }
    }

    private static let followUpByID = """
        SELECT f.state, f.plan, l.recipient, f.priority, f.when_not_before, f.when_after_staffed, f.counts_from,
            f.not_before, f.due_at, f.expires_at, f.attempts, f.ended_at,
            l.kind, l.unsubscribe, l.subject, l.text, l.html, l.message_id, l.language, l.case_label, l.accepted_at,
            l.accepted_by, b.plan, b.hours, b.zone, b.tzdata, b.fingerprint, f.secrecy, l.template, l.recurring,
            f.case_plan
        FROM follow_ups f JOIN letters l ON l.id = f.id LEFT JOIN bases b ON b.id = f.basis
        WHERE f.id = ?
        """

    func message(of id: FollowUpID) throws -> KeptMessage? {
        guard var followUp = try followUp(id) else { return nil }
        return try statement(
            """
            SELECT s.mailbox, r.mailbox, f.posted_at, f.utc_offset, z.json, l.template, l.variables, l.secrets, l.text,
                l.html
            FROM follow_ups f JOIN letters l ON l.id = f.id LEFT JOIN senders s ON s.id = f.sender
                LEFT JOIN senders r ON r.id = f.reply_to LEFT JOIN frozen z ON z.id = l.source
            WHERE f.id = ?
            """
        ).first(id) { row throws(StoreError) in
            let replyTo = try row(1, as: String?.self).map { text throws(StoreError) in try Mailbox(column: text) }
            let headers = try row(0, as: String?.self).map { text throws(StoreError) in
                FixedHeaders(sender: try Mailbox(column: text), replyTo: replyTo, date: row(2), utcOffset: row(3))
            }
            let body = row(4, as: String?.self).map {
                UnrenderedBody(template: row(5), source: $0, values: row(6), secrets: row(7))
            }
            followUp.message.text = row(8)
            followUp.message.html = row(9)
            return KeptMessage(followUp: followUp, unrenderedBody: body, fixedHeaders: headers)
        }
    }

    func history(of id: FollowUpID) throws -> [HistoryEntry] {
        let accepted = try statement("SELECT accepted_at, accepted_by FROM letters WHERE id = ?")
            .all(id) { HistoryEntry(at: $0(0), move: .accepted, uid: $0(1)) }
        let since = try statement(
            "SELECT at, move, attempt, uid, detail, claimed_at FROM history WHERE follow_up = ? ORDER BY line"
        ).all(id) { row in
            let entry = HistoryEntry(
                at: row(0), move: try Move(column: row(1)), attempt: row(2), uid: row(3),
                detail: row(4, as: String?.self).map { Wording(historyColumn: $0) })
            let claim = row(5, as: Instant?.self).map {
                HistoryEntry(at: $0, move: .claimed, attempt: entry.attempt)
            }
            return [claim, entry].compactMap(\.self)
        }
        let inFlight = try statement(
            "SELECT claimed_at, attempt FROM follow_ups WHERE id = ? AND state = \(FollowUpState.sending.code)"
        ).all(id) { HistoryEntry(at: $0(0), move: .claimed, attempt: $0(1)) }
        return accepted + since.joined() + inFlight
    }
}

extension FollowUp {
    /// As everybody may see it: texts that hold secrets are empty.
    fileprivate init(id: FollowUpID, _ row: SQLRow) throws(StoreError) {
        self.init(
            id: id, kind: try FollowUpKind(column: row(12)), plan: row(1), casePlan: row(30),
            state: try FollowUpState(code: row(0)),
            message: Message(
                recipient: try MailAddress(column: row(2)), subject: row(14), text: row(15), html: row(16),
                unsubscribe: [String](column: row(13))),
            template: row(28), secrecy: try Secrecy(column: row(27)), messageID: row(17), language: row(18),
            when: When(notBefore: row(4), afterStaffed: row(5)),
            countsFrom: row(6), notBefore: row(7), dueAt: row(8),
            basis: row(22, as: String?.self).map {
                DueBasis(plan: $0, hours: row(23), zone: row(24), tzdata: row(25), fingerprint: row(26))
            },
            priority: Priority(clamping: row(3)), expiresAt: row(9), caseLabel: row(19), acceptedAt: row(20),
            acceptedBy: row(21), attempts: row(10), endedAt: row(11), isRecurring: row(29))
        self = withoutSecrets
    }
}
