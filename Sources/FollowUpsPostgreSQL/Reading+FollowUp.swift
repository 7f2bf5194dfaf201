import FollowUps
import MailAddress
import Messages
import PostgreSQL
import SupportHours

extension Reading {
    func followUp(_ id: FollowUpID) throws -> FollowUp? {
        try followUps([id]).first
    }

    /// Those that there are, by id. Texts that hold secrets are sealed, and empty here.
    func followUps(_ ids: [FollowUpID]) throws -> [FollowUp] {
        try query(
            """
            SELECT f.id, f.state, f.plan, f.priority, f.not_before, f.due_at, f.expires_at, f.attempts, f.ended_at, f.secrecy,
                l.kind, l.when_not_before, l.when_after_staffed, l.counts_from, l.recipient, l.subject, l.text, l.html,
                l.unsubscribe, l.message_id, l.language, l.template, l.case_label, l.case_plan,
                l.recurring, l.accepted_at, l.accepted_by, b.plan AS basis_plan, b.hours, b.zone, b.tzdata, b.fingerprint
            FROM follow_ups f JOIN letters l ON l.id = f.id LEFT JOIN bases b ON b.id = f.basis
            WHERE f.id = ANY ($1) ORDER BY f.id
            """, ids
        ).map { row in try FollowUp(row) }
    }

    func newestID() throws -> FollowUpID? {
        try query(
            """
            SELECT greatest((SELECT max(id) FROM letters), (SELECT max(id) FROM cases), (SELECT max(id) FROM records),
                (SELECT max(id) FROM overrides))
            """
        ).first?(0)
    }
}

extension FollowUp {
    fileprivate init(_ row: PostgresRow) throws {
        self.init(
            id: try row("id"), kind: try FollowUpKind(column: row("kind")), plan: try row("plan"),
            casePlan: try row("case_plan"),
            state: try FollowUpState(code: row("state")),
            message: Message(
                recipient: try MailAddress(column: row("recipient")), subject: try row("subject"),
                text: try row("text"),
                html: try row("html"), unsubscribe: [String](column: try row("unsubscribe"))),
            template: try row("template"), secrecy: try Secrecy(column: row("secrecy")),
            messageID: try row("message_id"),
            language: try row("language"),
            when: When(notBefore: try row("when_not_before"), afterStaffed: try row("when_after_staffed")),
            countsFrom: try row("counts_from"), notBefore: try row("not_before"), dueAt: try row("due_at"),
            basis: try DueBasis(row), priority: Priority(clamping: try row("priority")),
            expiresAt: try row("expires_at"), caseLabel: try row("case_label"), acceptedAt: try row("accepted_at"),
            acceptedBy: try row("accepted_by"), attempts: try row("attempts"), endedAt: try row("ended_at"),
            isRecurring: try row("recurring"))
    }
}

extension DueBasis {
    /// - Returns: nil where it has none.
    fileprivate init?(_ row: PostgresRow) throws {
        guard let plan = try row("basis_plan", as: String?.self) else { return nil }
        self.init(
            plan: plan, hours: try row("hours"), zone: try row("zone"), tzdata: try row("tzdata"),
            fingerprint: try row("fingerprint"))
    }
}
