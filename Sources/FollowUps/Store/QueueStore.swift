package import SupportHours

/// Answers about follow-ups, and does what people ask of them.
package protocol QueueStore: DueQuestions {
    /// - Parameters:
    ///   - uid: who asks.
    ///   - rules: for the new due instant.
    /// - Returns: the follow-up as it is now.
    func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules
    ) async throws(StoreError) -> CommandResult

    func followUp(_ id: FollowUpID) async throws(StoreError) -> FollowUp?

    /// From the oldest to the newest; it begins with `accepted`. Empty where there is no such follow-up.
    func history(of id: FollowUpID) async throws(StoreError) -> [HistoryEntry]

    /// The newest first.
    ///
    /// - Parameter before: only those with smaller ids, so that a list stays right while rows change.
    func list(
        _ filter: FollowUpFilter, before: FollowUpID?, limit: Int
    ) async throws(StoreError) -> [FollowUp]

    /// How many there are of each state, plan by plan.
    func tally() async throws(StoreError) -> [String: [FollowUpState: Int]]
}
