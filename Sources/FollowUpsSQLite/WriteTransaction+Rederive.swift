import FollowUps
import GRDB
import SupportHours

extension WriteTransaction {
    /// Reads `limit` rows, whatever their state, so that a call's time is bounded.
    func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) throws -> RederiveProgress {
        var progress = RederiveProgress()
        let rows = try db.statement(
            """
            SELECT id, state, plan, when_not_before, when_after_staffed, counts_from, not_before, due_at, basis,
                case_plan
            FROM follow_ups WHERE id > ? ORDER BY id LIMIT ?
            """
        ).all(after ?? FollowUpID(rawValue: -1), limit) { row in
            progress.next = row(0)
            return row(1, as: Int.self) == FollowUpState.queued.code ? DerivedRow(row) : nil
        }
        if rows.count < limit { progress.next = nil }
        let bases = try rules.plans.mapValues { plan in
            (number: try number(of: plan.basis), agreeing: try numbers(agreeingWith: plan.basis))
        }
        let update = try db.statement("UPDATE follow_ups SET due_at = ?2, basis = ?3 WHERE id = ?1")
        for case let row? in rows {
            if let plans, !plans.isSuperset(of: [row.plan, row.casePlan].compactMap(\.self)) { continue }
            let basis = rules.hours(of: row.plan, casePlan: row.casePlan) == nil ? nil : bases[row.plan]
            let agrees = row.basis.map { basis?.agreeing.contains($0) ?? false } ?? (basis == nil)
            if agrees { continue }
            let due = rules.due(
                row.when, plan: row.plan, casePlan: row.casePlan, countsFrom: row.countsFrom, notBefore: row.notBefore)
            try update.run(row.id, due.at, basis?.number)
            progress.derived += 1
            if due.at != row.dueAt { progress.moved[row.plan, default: 0] += 1 }
            progress.held += due.at == nil ? 1 : 0
        }
        return progress
    }

    private struct DerivedRow {
        var id: FollowUpID
        var plan: String
        var when: When
        var countsFrom: Instant
        var notBefore: Instant?
        var dueAt: Instant?
        var basis: Int64?
        var casePlan: String?

        init(_ row: SQLRow) {
            id = row(0)
            plan = row(2)
            when = When(notBefore: row(3), afterStaffed: row(4))
            countsFrom = row(5)
            notBefore = row(6)
            dueAt = row(7)
            basis = row(8)
            casePlan = row(9)
        }
    }
}
