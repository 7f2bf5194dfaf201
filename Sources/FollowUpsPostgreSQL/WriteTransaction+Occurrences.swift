import FollowUps
import PostgreSQL
import SupportHours

extension WriteTransaction {
    func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) throws -> [EnqueueResult]? {
        // Another one that begins the same at this moment is waited for.
        let begun = try db.query(
            "INSERT INTO occurrences (message, at, finished) VALUES ($1, $2, false) ON CONFLICT DO NOTHING", message,
            instant)
        guard begun.touched > 0 else { return nil }
        return try enqueue(followUps)
    }

    func finishOccurrence(of message: String, at instant: Instant) throws {
        _ = try db.query("UPDATE occurrences SET finished = true WHERE message = $1 AND at = $2", message, instant)
    }
}

extension Reading {
    func lastOccurrence(of message: String) throws -> Occurrence? {
        try query("SELECT at, finished FROM occurrences WHERE message = $1 ORDER BY at DESC LIMIT 1", message)
            .first.map { row in Occurrence(at: try row(0), isFinished: try row(1)) }
    }
}
