import FollowUps
import MailAddress
import PostgreSQL
import SupportHours

extension Reading {
    func caseWith(_ id: CaseID) throws -> Case? {
        try query("SELECT \(Case.columns) FROM \(Case.tables) WHERE c.id = $1", id).first.map { row in try Case(row) }
    }

    func lines(of id: CaseID) throws -> [CaseLine] {
        try query(
            "SELECT at, event, uid, step, follow_up, kind, detail FROM case_lines WHERE case_id = $1 ORDER BY line", id
        ).map { row in try CaseLine(row) }
    }

    /// Looks at the follow-up of every open case: a few thousand rows at most, each found by its key. One statement sees it
    /// in exactly one of its tables.
    func casesToGoOn(limit: Int) throws -> [CaseToGoOn] {
        try query(
            """
            SELECT \(Case.columns), e.state, e.ended_at, l.kind
            FROM \(Case.tables) LEFT JOIN ended e ON e.id = c.follow_up LEFT JOIN letters l ON l.id = c.follow_up
            WHERE c.resolved_at IS NULL AND c.follow_up IS NOT NULL
                AND NOT EXISTS (SELECT FROM due WHERE id = c.follow_up)
                AND NOT EXISTS (SELECT FROM leases WHERE id = c.follow_up)
            ORDER BY c.follow_up, c.id LIMIT $1
            """, limit
        ).map { row in
            CaseToGoOn(
                try Case(row), ended: try row("state", as: Int?.self).map { try FollowUpState(code: $0) },
                kind: try row("kind", as: String?.self).map { try FollowUpKind(column: $0) },
                endedAt: try row("ended_at"))
        }
    }

    func cases(_ filter: CaseFilter, before: CaseID?, limit: Int) throws -> [Case] {
        guard [filter.plan, filter.playbook].allSatisfy({ $0?.isStorable ?? true }) else { return [] }
        let state = filter.isOpen.map { $0 ? "c.resolved_at IS NULL" : "c.resolved_at IS NOT NULL" } ?? "true"
        // A playbook as cases keep it is long, and many keep the same: it comes with the first of them.
        var playbooks: [Int64: String] = [:]
        return try query(
            """
            SELECT \(Case.ownColumns), c.frozen,
                CASE row_number() OVER (PARTITION BY c.frozen ORDER BY c.id DESC) WHEN 1 THEN z.json END AS json
            FROM (
                SELECT * FROM cases c
                WHERE c.id < $1 AND \(state) AND ($2 IS NULL OR c.plan = $2) AND ($3 IS NULL OR c.playbook = $3)
                    AND ($4 IS NULL OR c.customer_key = $4)
                ORDER BY c.id DESC LIMIT $5
            ) c JOIN frozen z ON z.id = c.frozen
            ORDER BY c.id DESC
            """, before ?? CaseID(rawValue: .max), filter.plan, filter.playbook, filter.customer?.rawValue, limit
        ).map { row in
            let number: Int64 = try row("frozen")
            if let text = try row("json", as: String?.self) { playbooks[number] = text }
            return try Case(row, playbook: playbooks[number] ?? "")
        }
    }

    /// One statement, so that all figures are of one moment. Its rows are the resolved cases, each with the counts; where there
    /// are none, one row has the counts alone.
    func figures(in period: Range<Instant>, plan: String?, playbooks: [String]?) throws -> CaseFigures {
        let playbooks = playbooks?.filter(\.isStorable)
        guard plan?.isStorable ?? true else {
            return CaseFigures(opened: 0, open: 0, resolved: [], reminders: 0)
        }
        let rows = try query(
            """
            WITH asked AS NOT MATERIALIZED (
                SELECT id, plan, opened_at, resolved_at, resolved_by FROM cases
                WHERE ($3 IS NULL OR plan = $3) AND ($4::text[] IS NULL OR playbook = ANY ($4))
            )
            SELECT counts.opened, counts.open, counts.reminders, r.plan, r.opened_at, r.resolved_at, r.resolved_by
            FROM (
                SELECT
                    (SELECT count(*) FROM asked WHERE opened_at >= $1 AND opened_at < $2) AS opened,
                    (
                        SELECT count(*) FROM asked
                        WHERE opened_at < $2 AND (resolved_at IS NULL OR resolved_at >= $2)
                    ) AS open,
                    (
                        SELECT count(*) FROM case_lines l JOIN asked c ON c.id = l.case_id
                        WHERE l.event = 'done' AND l.at >= $1 AND l.at < $2 AND l.kind = $5
                    ) AS reminders
            ) counts LEFT JOIN asked r ON r.resolved_at >= $1 AND r.resolved_at < $2
            ORDER BY r.resolved_at, r.opened_at, r.id
            """, period.lowerBound, period.upperBound, plan, playbooks, FollowUpKind.reminder.rawValue)
        return CaseFigures(
            opened: try rows.first?("opened") ?? 0, open: try rows.first?("open") ?? 0,
            resolved: try rows.compactMap { row in
                guard let at = try row("resolved_at", as: Instant?.self) else { return nil }
                return CaseFigures.Resolved(
                    plan: try row("plan"), openedAt: try row("opened_at"),
                    resolution: Case.Resolution(at: at, stage: try row("resolved_by")))
            }, reminders: try rows.first?("reminders") ?? 0)
    }

    /// Counts in indexes. That of the open ones is small; for the resolved ones alone the server would read the table.
    func caseTally() throws -> CaseTally {
        let counts = try query(
            "SELECT (SELECT count(*) FROM cases WHERE resolved_at IS NULL), (SELECT count(*) FROM cases)"
        ).first
        let open = try counts?(0, as: Int.self) ?? 0
        return CaseTally(open: open, resolved: (try counts?(1, as: Int.self) ?? 0) - open)
    }
}

extension Case {
    static let columns = "\(ownColumns), z.json"
    static let tables = "cases c JOIN frozen z ON z.id = c.frozen"

    /// Without the playbook, as the case keeps it.
    fileprivate static let ownColumns = """
        c.id, c.playbook, c.plan, c.customer, c.operator, c.language, c.variables, c.progress, c.follow_up,
        c.version, c.opened_at, c.opened_by, c.resolved_at, c.resolved_by
        """

    /// - Parameter row: with ``columns``.
    init(_ row: PostgresRow) throws {
        try self.init(row, playbook: row("json"))
    }

    /// - Parameter row: with ``ownColumns``.
    fileprivate init(_ row: PostgresRow, playbook: String) throws {
        self.init(
            id: try row("id"), playbook: try row("playbook"), frozen: playbook, plan: try row("plan"),
            customer: try row("customer", as: String?.self).map { try MailAddress(column: $0) },
            operator: try row("operator", as: String?.self).map { try MailAddress(column: $0) },
            language: try row("language"), values: try row("variables"), progress: try row("progress"),
            followUp: try row("follow_up"), version: try row("version"), openedAt: try row("opened_at"),
            openedBy: try row("opened_by"),
            resolution: try row("resolved_at", as: Instant?.self).map {
                Resolution(at: $0, stage: try row("resolved_by"))
            })
    }
}

extension CaseLine {
    fileprivate init(_ row: PostgresRow) throws {
        self.init(
            at: try row("at"), event: try Event(column: row("event")), uid: try row("uid"), step: try row("step"),
            followUp: try row("follow_up"),
            kind: try row("kind", as: String?.self).map { try FollowUpKind(column: $0) }, detail: try row("detail"))
    }
}
