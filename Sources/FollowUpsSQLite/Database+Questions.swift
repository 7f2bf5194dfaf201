import FollowUps
import GRDB
import SupportHours

extension Database {
    /// Answered from the index alone, with one or two seeks for each priority.
    func due(in plan: String, at now: Instant, after: DueHead?, limit: Int) throws -> [DueHead] {
        // A row-value comparison would seek by its first column only, and a million may be due at one instant.
        let atOnce = try statement(Self.due(where: "due_at = ?5 AND id > ?6"))
        let later = try statement(Self.due(where: "due_at > ?5"))
        var heads: [DueHead] = []
        for number in Priority.range.reversed() where heads.count < limit {
            let priority = Priority(clamping: number)
            if let after, priority > after.priority { continue }
            let head = { (row: SQLRow) in DueHead(id: row(0), domain: row(1), priority: priority, dueAt: row(2)) }
            let start = after.flatMap { $0.priority == priority ? $0 : nil }
            if let start {
                heads += try atOnce.all(plan, number, now, limit - heads.count, start.dueAt, start.id, read: head)
            }
            let bound = start?.dueAt ?? Instant(secondsSinceEpoch: .min)
            heads += try later.all(plan, number, now, limit - heads.count, bound, read: head)
        }
        return heads
    }

    private static func due(where condition: String) -> String {
        """
        SELECT id, domain, due_at FROM follow_ups INDEXED BY follow_ups_due
        WHERE state = \(FollowUpState.queued.code) AND plan = ?1 AND priority = ?2 AND \(condition)
            AND due_at <= ?3 AND (expires_at IS NULL OR expires_at > ?3)
        ORDER BY due_at, id LIMIT ?4
        """
    }

    func tally() throws -> [String: [FollowUpState: Int]] {
        let rows = try statement("SELECT plan, state, count FROM tallies WHERE count > 0").all {
            (plan: $0(0, as: String.self), state: try FollowUpState(code: $0(1)), count: $0(2, as: Int.self))
        }
        return rows.reduce(into: [:]) { $0[$1.plan, default: [:]][$1.state] = $1.count }
    }

    func heldCount(in plan: String) throws -> Int {
        try statement(
            """
            SELECT count(*) FROM follow_ups INDEXED BY follow_ups_due
            WHERE state = \(FollowUpState.queued.code) AND plan = ?
                AND priority IN (\(Priority.range.map(String.init).joined(separator: ", "))) AND due_at IS NULL
            """
        ).first(plan) { $0(0) } ?? 0
    }

    func nextDue(in plan: String, after instant: Instant, leavingFrom opening: Instant) throws -> Instant? {
        let select = try statement(
            """
            SELECT due_at FROM follow_ups INDEXED BY follow_ups_due
            WHERE state = \(FollowUpState.queued.code) AND plan = ?1 AND priority = ?2 AND due_at > ?3
                AND (expires_at IS NULL OR expires_at > max(due_at, ?4))
            ORDER BY due_at LIMIT 1
            """)
        return try Priority.range.compactMap {
            try select.first(plan, $0, instant, opening) { $0(0, as: Instant.self) }
        }.min()
    }

    func nextExpiry() throws -> Instant? {
        try statement(
            """
            SELECT min(expires_at) FROM follow_ups INDEXED BY follow_ups_expiring
            WHERE state = \(FollowUpState.queued.code) AND expires_at IS NOT NULL
            """
        ).first { $0(0, as: Instant?.self) }.flatMap(\.self)
    }

    func leaseOwners() throws -> [LeaseOwner] {
        let owners = try statement(
            """
            SELECT owner FROM follow_ups INDEXED BY follow_ups_of_state
            WHERE state = \(FollowUpState.sending.code) AND owner IS NOT NULL
            """
        ).all { LeaseOwner(rawValue: $0(0, as: Int64.self)) }
        return Set(owners).sorted { $0.rawValue < $1.rawValue }
    }

    func dataBegun(since instant: Instant) throws -> [DataCount] {
        try statement("SELECT minute, count FROM data_begun WHERE minute > ? ORDER BY minute")
            .all(instant.advanced(bySeconds: -60)) { DataCount(minute: $0(0), count: $0(1)) }
    }

    func newestID() throws -> FollowUpID? {
        // One by one, so that each is found at the end of its table.
        try ["follow_ups", "cases", "records", "overrides"].compactMap { table in
            try statement("SELECT max(id) FROM \(table)").first { $0(0, as: FollowUpID?.self) }.flatMap(\.self)
        }.max()
    }

    func passedOver() throws -> FollowUpID? {
        try statement("SELECT passed_over FROM settings WHERE passed_over > 0").first { $0(0, as: FollowUpID.self) }
    }

    func currentPause() throws -> Pause {
        try statement("SELECT paused FROM settings").first { Pause(code: $0(0)) } ?? .none
    }

    func set(_ pause: Pause) throws {
        try statement("UPDATE settings SET paused = ?").run(pause.code)
    }
}
