package import SupportHours

/// Answers when queued follow-ups are due.
package protocol DueQuestions: Sendable {
    /// Queued ones of a plan whose due instant is in `span`, and the first and last of these instants.
    ///
    /// - Parameter opening: when the plan's window opens; what expires before it could leave then, or when it is due
    ///   later, is left out. nil counts all.
    func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) async throws(StoreError) -> DueCount

    /// The first due instant of what is queued for a plan, after another; nil for none.
    ///
    /// - Parameter opening: as for ``dueCount(in:within:leavingFrom:)``.
    func nextDue(
        in plan: String, after instant: Instant, leavingFrom opening: Instant
    ) async throws(StoreError) -> Instant?
}
