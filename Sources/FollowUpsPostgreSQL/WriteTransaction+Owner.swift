import FollowUps
import PostgreSQL

// A claim whose commit waits for its standby is seen by nobody, and a rescue that found no lease would leave its messages
// being sent for good. A transaction keeps its locks until others see what it did, so a rescue waits for one.
extension WriteTransaction {
    /// Lets a rescue of the owner wait until others see what is claimed in this transaction, and who pauses sending, too. What
    /// is asked afterwards sees whatever was paused before.
    func announceClaim(by owner: LeaseOwner) throws(PostgresError) {
        _ = try db.query(
            "SELECT pg_advisory_xact_lock_shared(\(Self.ownersLock)), pg_advisory_xact_lock_shared(\(Self.claimsLock))",
            owner)
    }

    /// Waits until everything that an owner has claimed is to be seen, by the next statement. Where that takes longer than
    /// a statement may, it fails, and nothing was done.
    func awaitClaims(by owner: LeaseOwner) throws(PostgresError) {
        _ = try db.query("SELECT pg_advisory_xact_lock(\(Self.ownersLock))", owner)
    }

    /// Waits until everything that anybody has claimed is to be seen, and has those who come later wait. A lock on the row that
    /// says so would have to wait for as long as claims of several nodes overlap; here they wait in line.
    func awaitEveryClaim() throws(PostgresError) {
        _ = try db.query("SELECT pg_advisory_xact_lock(\(Self.claimsLock))")
    }

    private static let claimsLock = "hashtextextended('madoguchi claims ' || current_schema(), 0)"
    private static let ownersLock = "hashtextextended('madoguchi owner ' || $1 || ' ' || current_schema(), 0)"
}
