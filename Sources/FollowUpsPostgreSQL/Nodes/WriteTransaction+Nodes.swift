import FollowUps
import Messages
import PostgreSQL

extension WriteTransaction {
    func leave(_ owner: LeaseOwner) throws {
        _ = try db.query(
            "UPDATE nodes SET state = 'left', ended_at = \(NodeSession.now) WHERE owner = $1 AND state = 'live'", owner)
    }

    func declareDead(_ owner: LeaseOwner, atBeat beat: Int64) throws -> Bool {
        _ = try db.query(
            """
            UPDATE nodes SET state = 'dead', ended_at = \(NodeSession.now)
            WHERE owner = $1 AND beat = $2 AND state = 'live'
            """, owner, beat)
        // By itself: another one may have declared it while this waited.
        return try !db.query("SELECT FROM nodes WHERE owner = $1 AND state = 'dead'", owner).isEmpty
    }

    func adopt(
        _ hours: NodeHours, of plan: String, configuration: String, by name: String, over epoch: Int64?
    ) throws -> AdoptedHours {
        _ = try db.query(
            """
            INSERT INTO rules (plan, fingerprint, tzdata, configuration, epoch, adopted_by)
            VALUES ($1, $2, $3, $4, coalesce($6, 0) + 1, $5)
            ON CONFLICT (plan) DO UPDATE SET fingerprint = excluded.fingerprint, tzdata = excluded.tzdata,
                configuration = excluded.configuration, epoch = excluded.epoch, adopted_by = excluded.adopted_by
            WHERE rules.epoch = $6
            """, plan, hours.fingerprint, hours.tzdata, configuration, name, epoch)
        let standing = try db.query(
            "SELECT fingerprint, tzdata, configuration, epoch, adopted_by FROM rules WHERE plan = $1", plan)
        guard let row = standing.first else { throw StoreError(.corrupt, detail: .noStoreAnswer, isOfServer: true) }
        return AdoptedHours(
            plan: plan, hours: NodeHours(fingerprint: try row(0), tzdata: try row(1)), configuration: try row(2),
            epoch: try row(3), adoptedBy: try row(4))
    }

    func setDraining(_ isDraining: Bool, name: String) throws -> Bool {
        _ = try db.query(
            isDraining
                ? "INSERT INTO draining (name) VALUES ($1) ON CONFLICT DO NOTHING"
                : "DELETE FROM draining WHERE name = $1",
            name)
        return try !db.query("SELECT FROM nodes WHERE name = $1 AND state = 'live' LIMIT 1", name).isEmpty
    }

    func forget(name: String) throws -> Int {
        let forgotten = try db.query(
            "DELETE FROM nodes WHERE name = $1 AND state <> 'live' AND owner NOT IN (SELECT owner FROM leases)", name)
        _ = try db.query("DELETE FROM draining WHERE name = $1 AND name NOT IN (SELECT name FROM nodes)", name)
        return forgotten.touched
    }

    func halt(_ reason: Trouble) throws {
        try awaitEveryClaim()
        _ = try db.query("UPDATE settings SET halt = coalesce(halt, $1)", try TroubleColumn.text(of: reason))
    }
}
