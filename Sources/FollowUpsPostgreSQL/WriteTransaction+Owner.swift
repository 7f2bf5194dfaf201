import FollowUps
import PostgreSQL

// A claim whose commit waits for its standby is seen by nobody, and a rescue that found no lease would leave its messages
// being sent for good. A transaction keeps its locks until others see what it did, so a rescue waits for one.
extension WriteTransaction {
    /// Lets a rescue of the owner wait until others see what is claimed in this transaction.
    func announceClaim(by owner: LeaseOwner) throws(PostgresError) {
        _ = try db.query("SELECT pg_advisory_xact_lock_shared(\(Self.ownersLock))", owner)
    }

    /// Waits until everything that an owner has claimed is to be seen, by the next statement. Where that takes longer than
    /// a statement may, it fails, and nothing was done.
    func awaitClaims(by owner: LeaseOwner) throws(PostgresError) {
        _ = try db.query("SELECT pg_advisory_xact_lock(\(Self.ownersLock))", owner)
    }

    private static let ownersLock = "hashtextextended('madoguchi owner ' || $1 || ' ' || current_schema(), 0)"
}
