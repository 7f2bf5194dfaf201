import FollowUps
import Messages
import PostgreSQL
import SupportHours

/// A line of a follow-up's history, as it is written.
struct HistoryLine {
    var followUp: FollowUpID
    var line: Int
    var at: Instant
    var move: Move
    var attempt: Int?
    var claimedAt: Instant?
    var uid: UInt32?
    var detail: String?
    var request: RequestID?
}

extension WriteTransaction {
    func record(_ lines: [HistoryLine]) throws {
        guard !lines.isEmpty else { return }
        _ = try db.query(
            """
            INSERT INTO history (follow_up, line, at, move, attempt, claimed_at, uid, detail, request)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, lines.map(\.followUp), lines.map(\.line), lines.map(\.at), lines.map(\.move.rawValue),
            lines.map(\.attempt), lines.map(\.claimedAt), lines.map(\.uid), lines.map(\.detail), lines.map(\.request))
    }
}

/// An attempt in flight, with what is needed to end it.
struct HeldAttempt {
    var lease: Lease
    var plan: String
    var attempts: Int
    var claimedAt: Instant?
    /// How many lines the history has before the attempt ends.
    var lines: Int

    /// How the attempt ended; the detail goes with the first of the moves.
    func history(of moves: [Move], at instant: Instant, detail: Wording? = nil) throws -> [HistoryLine] {
        let kept = try detail?.historyColumn
        return moves.enumerated().map { index, move in
            HistoryLine(
                followUp: lease.id, line: lines + index, at: instant, move: move, attempt: lease.attempt,
                claimedAt: index == 0 ? claimedAt : nil, detail: index == 0 ? kept : nil)
        }
    }
}
