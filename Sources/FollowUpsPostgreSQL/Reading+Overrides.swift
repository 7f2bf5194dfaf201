import FollowUps
import Messages
import PostgreSQL
import SupportHours

extension Reading {
    func override(_ id: OverrideID) throws -> PlanOverride? {
        try query("SELECT \(PlanOverride.columns) FROM overrides WHERE id = $1", id).first.map { row in
            try PlanOverride(row)
        }
    }

    func overrides() throws -> [PlanOverride] {
        try query("SELECT \(PlanOverride.columns) FROM overrides WHERE removed_at IS NULL ORDER BY id").map { row in
            try PlanOverride(row)
        }
    }

    func addition(under idempotency: Idempotency) throws -> OverrideAddition? {
        try query(
            "SELECT \(PlanOverride.columns), fingerprint FROM overrides WHERE idempotency_key = $1", idempotency.key
        ).first.map { row in
            let override = try PlanOverride(row)
            let earlier = Idempotency(key: idempotency.key, fingerprint: try row("fingerprint"))
            return idempotency.isSame(as: earlier) ? .replayed(override) : .conflict(override.id)
        }
    }
}

extension PlanOverride {
    static let columns = """
        id, plan, state, starts_at, ends_at, reason, created_at, created_by, removed_at, removed_by
        """

    /// - Parameter row: with ``columns``.
    init(_ row: PostgresRow) throws {
        self.init(
            id: try row("id"), plan: try row("plan"), state: try OpenState(column: row("state")),
            start: try row("starts_at"), end: try row("ends_at"),
            reason: try row("reason", as: String?.self).map { try Wording(column: $0) },
            createdAt: try row("created_at"), createdBy: try row("created_by"), removedAt: try row("removed_at"),
            removedBy: try row("removed_by"))
    }
}
