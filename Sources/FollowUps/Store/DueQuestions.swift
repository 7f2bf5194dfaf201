package import SupportHours

/// Answers when queued follow-ups are due.
package protocol DueQuestions: Sendable {
    /// Counts a plan's queued follow-ups whose due instant is in `span`, and gives the first and last of these
    /// instants.
    ///
    /// - Parameter opening: when the plan's window opens. Follow-ups that expire before they could leave then, or later
    ///   when they are due, aren't counted. nil counts all.
    func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) async throws(StoreError) -> DueCount

    /// How many of a plan's queued follow-ups have no due instant.
    func heldCount(in plan: String) async throws(StoreError) -> Int

    /// The first due instant of a plan's queued follow-ups after another instant; nil for none.
    ///
    /// - Parameter opening: as for ``dueCount(in:within:leavingFrom:)``.
    func nextDue(
        in plan: String, after instant: Instant, leavingFrom opening: Instant
    ) async throws(StoreError) -> Instant?
}
