import FollowUps
import MailAddress
import PostgreSQL
import Synchronization

/// What the calls of one transaction share.
final class WriteTransaction {
    let db: PostgresTransaction
    let seal: any SecretSeal
    let slot: Int
    private var bases: [(basis: DueBasis, id: Int64)] = []
    private var senders: [Mailbox: Int64] = [:]
    private var frozen: [VerbatimText: Int64] = [:]
    private var changes: [Change: Int] = [:]
    private var submitted: [(followUps: [NewFollowUp], accepted: Accepted)] = []

    /// What became of follow-ups that were submitted together with others.
    final class Accepted: Sendable {
        private let kept = Mutex<[EnqueueResult]>([])

        var results: [EnqueueResult] { kept.withLock(\.self) }

        fileprivate func set(_ results: [EnqueueResult]) {
            kept.withLock { $0 = results }
        }
    }

    private struct Change: Hashable, Comparable {
        var plan: String
        var state: Int

        static func < (left: Self, right: Self) -> Bool { (left.plan, left.state) < (right.plan, right.state) }
    }

    init(_ db: PostgresTransaction, slot: Int, seal: any SecretSeal) {
        self.db = db
        self.slot = slot
        self.seal = seal
    }

    /// Accepts follow-ups together with those of the transaction's other calls: in one statement they take their keys in one
    /// order, and cost little more than one of them.
    ///
    /// - Returns: what has the results once the transaction has finished.
    func enqueueTogether(_ followUps: [NewFollowUp]) -> Accepted {
        let accepted = Accepted()
        submitted.append((followUps, accepted))
        return accepted
    }

    /// Commits.
    ///
    /// - Returns: how many commits the daemon has made on this connection since the tables were made, this one included.
    func finish() throws -> Int64 {
        var results = try enqueue(submitted.flatMap(\.followUps))[...]
        for (followUps, accepted) in submitted {
            accepted.set(Array(results.prefix(followUps.count)))
            results = results.dropFirst(followUps.count)
        }
        return try countCommit()
    }

    /// Every transaction counts itself, and so writes something: the commit of one that only read waits for no standby, and
    /// what it saw may still be lost.
    private func countCommit() throws(PostgresError) -> Int64 {
        // In one order, for those who come with the same slot.
        let changes = changes.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        let counted = try db.commit(
            after:
                """
                WITH tallied AS (
                    INSERT INTO tallies (plan, state, slot, count)
                    SELECT plan, state, $4::int2, count FROM unnest($1, $2, $3) AS change (plan, state, count)
                    ON CONFLICT (plan, state, slot) DO UPDATE SET count = tallies.count + excluded.count
                )
                INSERT INTO commits (slot, count) VALUES ($4::int2, 1)
                ON CONFLICT (slot) DO UPDATE SET count = commits.count + 1 RETURNING count
                """, changes.map(\.key.plan), changes.map(\.key.state), changes.map(\.value), slot)
        guard let row = counted.first else { throw .column(PostgresColumnFault(column: "count", reason: .missing)) }
        return try row(0)
    }

    /// Counts a follow-up that was added, removed, or changed its state.
    func count(_ plan: String, from old: FollowUpState?, to new: FollowUpState?) {
        if let old { changes[Change(plan: plan, state: old.code), default: 0] -= 1 }
        if let new { changes[Change(plan: plan, state: new.code), default: 0] += 1 }
    }

    /// A basis's number; a new basis gets one. The tz database's release is a label only: one that leaves the hours alone
    /// makes no other basis.
    func number(of basis: DueBasis?) throws(PostgresError) -> Int64? {
        guard let basis else { return nil }
        if let known = bases.first(where: { $0.basis == basis }) { return known.id }
        let id = try number(
            find: "SELECT id FROM bases WHERE plan = $1 AND fingerprint = $2",
            add: """
                INSERT INTO bases (plan, fingerprint, hours, zone, tzdata) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (plan, fingerprint) DO UPDATE SET fingerprint = excluded.fingerprint RETURNING id
                """, (basis.plan, basis.fingerprint), (basis.hours, basis.zone, basis.tzdata))
        bases.append((basis, id))
        return id
    }

    /// Those of these that have no number here yet, each once.
    func unnumbered(_ bases: [DueBasis]) -> [DueBasis] {
        var left: [DueBasis] = []
        for basis in bases where !left.contains(basis) && !self.bases.contains(where: { $0.basis == basis }) {
            left.append(basis)
        }
        return left
    }

    /// Asks for the numbers of bases, for ``remember(_:numbers:)``.
    static func numbers(of bases: [DueBasis]) throws(PostgresError) -> PostgresStatement {
        try PostgresStatement(
            """
            SELECT given.place, bases.id FROM unnest($1, $2) WITH ORDINALITY AS given (plan, fingerprint, place)
            JOIN bases USING (plan, fingerprint)
            """, bases.map(\.plan), bases.map(\.fingerprint))
    }

    /// - Parameter numbers: of those that have one already.
    func remember(_ bases: [DueBasis], numbers: PostgresRows) throws(PostgresError) {
        for row in numbers {
            let place: Int64 = try row(0)
            self.bases.append((bases[Int(place) - 1], try row(1)))
        }
    }

    /// A mailbox's number; a new mailbox gets one.
    func number(ofSender sender: Mailbox) throws(PostgresError) -> Int64 {
        if let known = senders[sender] { return known }
        let id = try number(
            find: "SELECT id FROM senders WHERE mailbox = $1",
            add: """
                INSERT INTO senders (mailbox) VALUES ($1)
                ON CONFLICT (mailbox) DO UPDATE SET mailbox = excluded.mailbox RETURNING id
                """, sender.description, ())
        senders[sender] = id
        return id
    }

    /// The number of a text in `frozen`; a new text gets one.
    func number(ofFrozen json: String) throws(PostgresError) -> Int64 {
        if let known = frozen[VerbatimText(json)] { return known }
        let id = try number(
            find: "SELECT id FROM frozen WHERE hash = sha256(convert_to($1, 'UTF8'))",
            add: """
                INSERT INTO frozen (hash, json) VALUES (sha256(convert_to($1, 'UTF8')), $1)
                ON CONFLICT (hash) DO UPDATE SET hash = excluded.hash RETURNING id
                """, json, ())
        frozen[VerbatimText(json)] = id
        return id
    }

    /// Looks first: adding takes a number even where there is one. Of two who add the same, the second waits for the first.
    private func number<each Key: PostgresValue, each Other: PostgresValue>(
        find: String, add: String, _ key: (repeat each Key), _ others: (repeat each Other)
    ) throws(PostgresError) -> Int64 {
        if let found = try db.query(find, repeat each key).first { return try found(0) }
        let added = try db.query(add, repeat each key, repeat each others)
        guard let row = added.first else { throw .column(PostgresColumnFault(column: "id", reason: .missing)) }
        return try row(0)
    }
}
