import FollowUps
import GRDB
import Messages
import SupportHours

/// Writes lines of history.
struct HistoryWriter {
    private let insert: SQLStatement

    init(_ db: Database) throws {
        insert = try db.statement(
            """
            INSERT INTO history (follow_up, line, at, move, attempt, claimed_at, uid, detail, request)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    /// Records a move outside of an attempt.
    func record(
        _ move: Move, of id: FollowUpID, line: Int, at instant: Instant, uid: UInt32?, request: RequestID?
    ) throws {
        try insert.run(id, line, instant, move.rawValue, Int?.none, Instant?.none, uid, String?.none, request)
    }

    /// Records how an attempt ended; the detail goes with the first of the moves.
    func record(_ moves: [Move], of held: HeldAttempt, at instant: Instant, detail: Wording? = nil) throws {
        let kept = try detail?.historyColumn
        for (index, move) in moves.enumerated() {
            let isFirst = index == 0
            try insert.run {
                $0.add(held.lease.id)
                $0.add(held.lines + index)
                $0.add(instant)
                $0.add(move.rawValue)
                $0.add(held.lease.attempt)
                $0.add(isFirst ? held.claimedAt : nil)
                $0.add(UInt32?.none)
                $0.add(isFirst ? kept : nil)
                $0.add(RequestID?.none)
            }
        }
    }
}

/// An attempt in flight, with the fields that are needed to end it.
struct HeldAttempt {
    var lease: Lease
    var plan: String
    var attempts: Int
    var claimedAt: Instant?
    /// How many lines the history has before the attempt ends.
    var lines: Int

    init(lease: Lease, plan: String, attempts: Int, lines: Int) {
        self.lease = lease
        self.plan = plan
        self.attempts = attempts
        self.lines = lines
    }

    /// - Parameter row: begins with id, plan, attempts, claimed_at, lines.
    init(_ row: SQLRow, under lease: Lease) {
        self.lease = lease
        plan = row(1)
        attempts = row(2)
        claimedAt = row(3)
        lines = row(4)
    }
}
