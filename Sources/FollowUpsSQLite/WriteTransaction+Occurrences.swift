import FollowUps
import GRDB
import SupportHours

extension WriteTransaction {
    func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) throws -> [EnqueueResult]? {
        try db.statement("INSERT OR IGNORE INTO occurrences VALUES (?, ?, 0)").run(message, instant)
        return db.changesCount == 0 ? nil : try enqueue(followUps)
    }

    func finishOccurrence(of message: String, at instant: Instant) throws {
        try db.statement("UPDATE occurrences SET finished = 1 WHERE message = ? AND at = ?").run(message, instant)
    }
}
