import FollowUps
import PostgreSQL
import SupportHours

extension WriteTransaction {
    /// Reads `limit` rows, whatever their state, so that a call's time is bounded. Waits for what somebody else is at, since a
    /// row that is left out isn't looked at again until the hours change once more.
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
        var rows = try db.query(
            """
            SELECT \(Self.derivable) LEFT JOIN unnest($3, $4) AS known (plan, basis) ON known.plan = d.plan
            WHERE d.id > $1 AND d.id <= $2 AND l.id > $1 AND l.id <= $2
                AND (d.basis IS DISTINCT FROM known.basis OR d.basis IS NULL OR l.case_plan <> ALL ($5))
                AND ($6 OR d.plan = ANY ($7) AND (l.case_plan IS NULL OR l.case_plan = ANY ($7)))
                AND d.plan <> ALL ($8)
            ORDER BY d.id
            """, after, last, agreeing.map(\.key), agreeing.map(\.value), rules.plans.keys.sorted(), plans == nil,
            (plans ?? []).sorted(), others)
        // Nothing is held meanwhile, which would cost as much as the writing. Those that somebody else changed between the
        // reading and the writing are read again, as they are then.
        while true {
            let derived = try rows.compactMap { row in try derive(row, by: rules, agreeing: agreeing) }
            let left = try set(derived, counting: &progress)
            if left.isEmpty { return progress }
            rows = try db.query("SELECT \(Self.derivable) WHERE d.id = ANY ($1) ORDER BY d.id", left)
        }
    }

    /// What a due instant is derived from.
    private static let derivable = """
        d.id, d.plan, l.when_not_before, l.when_after_staffed, l.counts_from, d.not_before, d.due_at, d.basis, l.case_plan,
        d.xmin::text FROM due d JOIN letters l ON l.id = d.id
        """

    private struct Derived {
        var id: FollowUpID
        var plan: String
        /// Of the row that it was derived from. Each change of what a due instant depends on writes that row anew.
        var version: String
        var isMoved: Bool
        var due: Due
    }

    /// - Returns: nil where it stands already.
    private func derive(_ row: PostgresRow, by rules: DueRules, agreeing: [String: Int64]) throws -> Derived? {
        let (plan, casePlan, basis): (String, String?, Int64?) = (try row(1), try row(8), try row(7))
        let isHeld = rules.hours(of: plan, casePlan: casePlan) == nil
        if isHeld ? basis == nil : basis != nil && basis == agreeing[plan] { return nil }
        let due = rules.due(
            When(notBefore: try row(2), afterStaffed: try row(3)), plan: plan, casePlan: casePlan,
            countsFrom: try row(4), notBefore: try row(5))
        return Derived(id: try row(0), plan: plan, version: try row(9), isMoved: due.at != (try row(6)), due: due)
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

    /// Writes those whose rows are as they were read.
    ///
    /// - Returns: the others.
    private func set(_ derived: [Derived], counting progress: inout RederiveProgress) throws -> [FollowUpID] {
        guard !derived.isEmpty else { return [] }
        let written = try db.query(
            """
            UPDATE due AS d SET due_at = new.due_at, basis = new.basis
            FROM unnest($1, $2, $3, $4) AS new (id, due_at, basis, version)
            WHERE d.id = new.id AND d.xmin::text = new.version RETURNING d.id
            """, derived.map(\.id), derived.map(\.due.at), try derived.map { try number(of: $0.due.basis) },
            derived.map(\.version))
        let set = Set(try written.map { row in try row(0, as: FollowUpID.self) })
        for derived in derived where set.contains(derived.id) {
            progress.derived += 1
            if derived.isMoved { progress.moved[derived.plan, default: 0] += 1 }
            progress.held += derived.due.at == nil ? 1 : 0
        }
        return derived.map(\.id).filter { !set.contains($0) }
    }
}
