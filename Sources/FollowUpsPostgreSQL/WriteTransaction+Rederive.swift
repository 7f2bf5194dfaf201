import FollowUps
import PostgreSQL
import SupportHours

extension WriteTransaction {
    /// Reads `limit` rows, whatever their state, so that a call's time is bounded. Waits for what somebody else is at,
    /// since a row that is left out isn't looked at again until the hours change once more.
    func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) throws -> RederiveProgress {
        var progress = RederiveProgress()
        let after = after ?? FollowUpID(rawValue: -1)
        let page = try db.query(
            "SELECT max(id), count(*) FROM (SELECT id FROM letters WHERE id > $1 ORDER BY id LIMIT $2) AS page", after,
            limit)
        guard let page = page.first, let last = try page(0, as: FollowUpID?.self) else { return progress }
        if try page(1, as: Int.self) >= limit { progress.next = last }

        let others = try plansOfOtherHours(than: rules)
        let agreeing = try numbersAgreeing(with: rules)
        let held = try db.query(
            """
            SELECT d.id FROM due d JOIN letters l ON l.id = d.id
                LEFT JOIN unnest($3, $4) AS known (plan, basis) ON known.plan = d.plan
            WHERE d.id > $1 AND d.id <= $2 AND l.id > $1 AND l.id <= $2
                AND (d.basis IS DISTINCT FROM known.basis OR d.basis IS NULL OR l.case_plan <> ALL ($5))
                AND ($6 OR d.plan = ANY ($7) AND (l.case_plan IS NULL OR l.case_plan = ANY ($7)))
                AND d.plan <> ALL ($8)
            ORDER BY d.id FOR UPDATE OF d
            """, after, last, agreeing.map(\.key), agreeing.map(\.value), rules.plans.keys.sorted(), plans == nil,
            (plans ?? []).sorted(), others
        ).map { row in try row(0, as: FollowUpID.self) }
        guard !held.isEmpty else { return progress }

        var derived: [(id: FollowUpID, due: Due)] = []
        // By itself: what it reads is as those left it who held them before.
        for row in try db.query(
            """
            SELECT d.id, d.plan, l.when_not_before, l.when_after_staffed, l.counts_from, d.not_before, d.due_at, d.basis,
                l.case_plan
            FROM due d JOIN letters l ON l.id = d.id WHERE d.id = ANY ($1) ORDER BY d.id
            """, held)
        {
            let (plan, casePlan, basis): (String, String?, Int64?) = (try row(1), try row(8), try row(7))
            let isHeld = rules.hours(of: plan, casePlan: casePlan) == nil
            if isHeld ? basis == nil : basis != nil && basis == agreeing[plan] { continue }
            let due = rules.due(
                When(notBefore: try row(2), afterStaffed: try row(3)), plan: plan, casePlan: casePlan,
                countsFrom: try row(4), notBefore: try row(5))
            derived.append((try row(0), due))
            progress.derived += 1
            if due.at != (try row(6)) { progress.moved[plan, default: 0] += 1 }
            progress.held += due.at == nil ? 1 : 0
        }
        try set(derived)
        return progress
    }

    /// The plans with adopted hours that aren't these. Until the transaction ends nobody adopts others, so that no page is derived
    /// by earlier ones after who adopted them has passed.
    private func plansOfOtherHours(than rules: DueRules) throws -> [String] {
        _ = try db.query("LOCK TABLE rules IN SHARE MODE")
        var others: [String] = []
        for row in try db.query("SELECT plan, fingerprint FROM rules") {
            let (plan, fingerprint): (String, String) = (try row(0), try row(1))
            if rules.plans[plan]?.basis.fingerprint != fingerprint { others.append(plan) }
        }
        return others
    }

    /// The numbers of the bases by which due instants are the same, by plan; those that nothing stands on yet have none.
    private func numbersAgreeing(with rules: DueRules) throws -> [String: Int64] {
        let bases = rules.plans.values.map(\.basis)
        var numbers: [String: Int64] = [:]
        for row in try db.query(
            """
            SELECT b.plan, b.id FROM bases b JOIN unnest($1, $2) AS new (plan, fingerprint)
                ON b.plan = new.plan AND b.fingerprint = new.fingerprint
            """, bases.map(\.plan), bases.map(\.fingerprint))
        {
            numbers[try row(0)] = try row(1, as: Int64.self)
        }
        return numbers
    }

    private func set(_ derived: [(id: FollowUpID, due: Due)]) throws {
        guard !derived.isEmpty else { return }
        _ = try db.query(
            """
            UPDATE due AS d SET due_at = new.due_at, basis = new.basis
            FROM unnest($1, $2, $3) AS new (id, due_at, basis) WHERE d.id = new.id
            """, derived.map(\.id), derived.map(\.due.at), try derived.map { try number(of: $0.due.basis) })
    }
}
