import FollowUps
import GRDB
import MailAddress
import SupportHours

extension Database {
    private static let caseColumns = """
        c.id, c.playbook, c.frozen, c.plan, c.customer, c.operator, c.language, c.variables, c.progress, c.follow_up,
        c.version, c.opened_at, c.opened_by, c.resolved_at, c.resolved_by
        """

    func caseWith(_ id: CaseID) throws -> Case? {
        var playbooks: [Int64: String] = [:]
        return try caseWith(id, &playbooks)
    }

    /// - Parameter playbooks: the texts that were read for other cases, by their numbers in `frozen`. Each is long, and many
    ///   cases keep the same.
    private func caseWith(_ id: CaseID, _ playbooks: inout [Int64: String]) throws -> Case? {
        try statement("SELECT \(Self.caseColumns) FROM cases c WHERE c.id = ?")
            .first(id) { row in try Case(row, playbook: playbook(row(2), &playbooks)) }
    }

    /// Empty where it is missing: the case is shown as one that can't be read.
    private func playbook(_ number: Int64, _ known: inout [Int64: String]) throws -> String {
        if let text = known[number] { return text }
        let text = try statement("SELECT json FROM frozen WHERE id = ?").first(number) { $0(0, as: String.self) } ?? ""
        known[number] = text
        return text
    }

    func lines(of id: CaseID) throws -> [CaseLine] {
        try statement(
            "SELECT at, event, uid, step, follow_up, kind, detail FROM case_lines WHERE case_id = ? ORDER BY line"
        ).all(id) { row in
            CaseLine(
                at: row(0), event: try CaseLine.Event(column: row(1)), uid: row(2), step: row(3), followUp: row(4),
                kind: try row(5, as: String?.self).map { text throws(StoreError) in try FollowUpKind(column: text) },
                detail: row(6))
        }
    }

    /// Looks at the follow-up of every open case: a few thousand rows at most, each found by its key.
    func casesToGoOn(limit: Int) throws -> [CaseToGoOn] {
        let inFlight = [FollowUpState.queued, .sending].map { String($0.code) }.joined(separator: ", ")
        var playbooks: [Int64: String] = [:]
        return try statement(
            """
            SELECT \(Self.caseColumns), f.state, l.kind, f.ended_at
            FROM cases c INDEXED BY cases_at_hand LEFT JOIN follow_ups f ON f.id = c.follow_up LEFT JOIN letters l ON l.id = c.follow_up
            WHERE c.resolved_at IS NULL AND c.follow_up IS NOT NULL AND (f.state IS NULL OR f.state NOT IN (\(inFlight)))
            ORDER BY c.follow_up, c.id LIMIT ?
            """
        ).all(limit) { row in
            CaseToGoOn(
                try Case(row, playbook: playbook(row(2), &playbooks)),
                ended: try row(15, as: Int?.self).map { code throws(StoreError) in try FollowUpState(code: code) },
                kind: try row(16, as: String?.self).map { text throws(StoreError) in try FollowUpKind(column: text) },
                endedAt: row(17))
        }
    }

    func cases(_ filter: CaseFilter, before: CaseID?, limit: Int) throws -> [Case] {
        let index: String
        let condition: String
        if filter.customer != nil {
            index = "INDEXED BY cases_of_customer"
            condition = "customer IS NOT NULL AND coalesce(customer_key, lower(customer)) = ?5"
        } else {
            index = filter.isOpen.map { "INDEXED BY \($0 ? "cases_open" : "cases_resolved_by_id")" } ?? ""
            condition = "?5 IS NULL"
        }
        let state = filter.isOpen.map { $0 ? "resolved_at IS NULL" : "resolved_at IS NOT NULL" } ?? "1"
        var playbooks: [Int64: String] = [:]
        return try statement(
            """
            SELECT id FROM cases \(index)
            WHERE id < ?1 AND \(state) AND (?2 IS NULL OR plan = ?2) AND (?3 IS NULL OR playbook = ?3) AND \(condition)
            ORDER BY id DESC LIMIT ?4
            """
        ).all(
            before ?? CaseID(rawValue: .max), filter.plan, filter.playbook, limit, filter.customer?.rawValue
        ) { $0(0, as: CaseID.self) }.compactMap { try caseWith($0, &playbooks) }
    }

    func figures(in period: Range<Instant>, plan: String?, playbooks: [String]?) throws -> CaseFigures {
        let asked = "(?3 IS NULL OR plan = ?3) AND (?4 IS NULL OR playbook IN (SELECT value FROM json_each(?4)))"
        let ids = try playbooks.map { try $0.json }
        func count(_ sql: String) throws -> Int {
            try statement(sql).first(period.lowerBound, period.upperBound, plan, ids) { $0(0, as: Int.self) } ?? 0
        }
        return CaseFigures(
            opened: try count(
                """
                SELECT count(*) FROM cases INDEXED BY cases_opened
                WHERE opened_at >= ?1 AND opened_at < ?2 AND \(asked)
                """),
            open: try count(
                """
                SELECT count(*) FROM cases INDEXED BY cases_opened
                WHERE ?1 IS NOT NULL AND opened_at < ?2 AND (resolved_at IS NULL OR resolved_at >= ?2) AND \(asked)
                """),
            resolved: try statement(
                """
                SELECT plan, opened_at, resolved_at, resolved_by FROM cases
                WHERE resolved_at IS NOT NULL AND resolved_at >= ?1 AND resolved_at < ?2 AND \(asked)
                ORDER BY resolved_at, opened_at
                """
            ).all(period.lowerBound, period.upperBound, plan, ids) {
                CaseFigures.Resolved(
                    plan: $0(0), openedAt: $0(1), resolution: Case.Resolution(at: $0(2), stage: $0(3)))
            },
            reminders: try count(
                """
                SELECT count(*) FROM case_lines l INDEXED BY case_lines_done JOIN cases c ON c.id = l.case_id
                WHERE l.event = 'done' AND l.at >= ?1 AND l.at < ?2 AND l.kind = '\(FollowUpKind.reminder.rawValue)'
                    AND \(asked)
                """))
    }

    /// Counts in indexes that contain nothing else.
    func caseTally() throws -> CaseTally {
        func count(_ sql: String) throws -> Int { try statement(sql).first { $0(0, as: Int.self) } ?? 0 }
        return CaseTally(
            open: try count(
                "SELECT count(*) FROM cases INDEXED BY cases_open WHERE resolved_at IS NULL AND id >= 0"),
            resolved: try count(
                """
                SELECT count(*) FROM cases INDEXED BY cases_resolved
                WHERE resolved_at IS NOT NULL AND resolved_at > \(Int64.min)
                """))
    }

    func suppression(_ key: AddressKey) throws -> Suppression? {
        try statement("SELECT address, reason, since, uid, scope FROM suppressions WHERE address_key = ?")
            .first(key.rawValue) { try Suppression($0) }
    }

    func suppressions(after: AddressKey?, limit: Int) throws -> [Suppression] {
        try statement(
            """
            SELECT address, reason, since, uid, scope FROM suppressions WHERE address_key > ? ORDER BY address_key
            LIMIT ?
            """
        ).all(after?.rawValue ?? "", limit) { try Suppression($0) }
    }

    func lastOccurrence(of message: String) throws -> Occurrence? {
        try statement("SELECT at, finished FROM occurrences WHERE message = ? ORDER BY at DESC LIMIT 1")
            .first(message) { Occurrence(at: $0(0), isFinished: $0(1)) }
    }
}

extension Case {
    /// - Parameters:
    ///   - row: the columns that every query of cases begins with.
    ///   - playbook: the text in `frozen`.
    fileprivate init(_ row: SQLRow, playbook: String) throws(StoreError) {
        let resolvedAt = row(13, as: Instant?.self)
        self.init(
            id: row(0), playbook: row(1), frozen: playbook, plan: row(3), customer: try MailAddress?(column: row(4)),
            operator: try MailAddress?(column: row(5)),
            language: row(6), values: row(7), progress: row(8), followUp: row(9), version: row(10),
            openedAt: row(11), openedBy: row(12),
            resolution: resolvedAt.map { Resolution(at: $0, stage: row(14)) })
    }
}

extension Suppression {
    fileprivate init(_ row: SQLRow) throws(StoreError) {
        // A scope of a later release covers at least what it may.
        self.init(
            address: try MailAddress(column: row(0)), reason: row(1), since: row(2), uid: row(3),
            scope: Scope(rawValue: row(4)) ?? .all)
    }
}
