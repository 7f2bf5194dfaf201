package import SupportHours

/// Counts a plan's due follow-ups in one state of a store by reading those, or the others where these are many.
package protocol DueCounting {
    /// Of no more than `limit` of those that are due.
    func countedDue(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?, limit: Int
    ) throws -> DueCount

    /// How many of a plan's queued follow-ups ``countedDue(in:within:leavingFrom:limit:)`` doesn't count.
    ///
    /// - Returns: nil where as many as `limit` would have to be read for it.
    func others(
        in plan: String, than span: Range<Instant>, leavingFrom opening: Instant?, fewerThan limit: Int
    ) throws -> Int?

    /// How many a plan has in the queue, as was kept count of.
    func queuedCount(of plan: String) throws -> Int

    /// The first and the last due instant of those that are due.
    func endsOfDue(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) throws -> (first: Instant?, last: Instant?)
}

extension DueCounting {
    /// Where more are due than `few`, counts those that aren't, if they are few: a million that leave in one window cost what a
    /// few thousand do. What this reads grows with the number of follow-ups only where both are many.
    package func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?, few: Int = 10_000
    ) throws -> DueCount {
        let due = try countedDue(in: plan, within: span, leavingFrom: opening, limit: few)
        guard due.count == few else { return due }
        guard let others = try others(in: plan, than: span, leavingFrom: opening, fewerThan: few) else {
            return try countedDue(in: plan, within: span, leavingFrom: opening, limit: .max)
        }
        let ends = try endsOfDue(in: plan, within: span, leavingFrom: opening)
        return DueCount(count: try queuedCount(of: plan) - others, first: ends.first, last: ends.last)
    }
}
