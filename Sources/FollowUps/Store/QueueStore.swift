package import SupportHours

/// Answers questions about follow-ups, and applies people's commands.
///
/// Texts that hold secrets are empty in what is answered, but for ``message(of:)``: nobody needs them to look at the queue or
/// to command it, and a daemon that can't read them can still do both.
package protocol QueueStore: DueQuestions {
    /// Applies a command, unless the same request has applied it before.
    ///
    /// - Parameters:
    ///   - uid: who asks.
    ///   - rules: for the new due instant.
    /// - Returns: the follow-up as it is now.
    func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules,
        request: RequestID
    ) async throws(StoreError) -> CommandResult

    /// Those of `ids` that there are, in any order.
    func followUps(_ ids: [FollowUpID]) async throws(StoreError) -> [FollowUp]

    /// The message with what it is rendered from, secrets among it: nobody sees these.
    func message(of id: FollowUpID) async throws(StoreError) -> KeptMessage?

    /// From the oldest to the newest, beginning with `accepted`. Empty where there is no such follow-up.
    func history(of id: FollowUpID) async throws(StoreError) -> [HistoryEntry]

    /// The newest first.
    ///
    /// - Parameter before: lists only smaller ids, so that pages stay consistent while rows change.
    func list(
        _ filter: FollowUpFilter, before: FollowUpID?, limit: Int
    ) async throws(StoreError) -> [FollowUp]

    /// How many there are in each state, plan by plan.
    func tally() async throws(StoreError) -> [String: [FollowUpState: Int]]
}

extension QueueStore {
    package func followUp(_ id: FollowUpID) async throws(StoreError) -> FollowUp? {
        try await followUps([id]).first
    }
}

/// What people can ask of a follow-up.
package enum FollowUpCommand: Hashable, Sendable {
    case cancel
    /// Sends it again, from the next staffed instant on; its attempts are counted from zero.
    case retry
    case reschedule(When)
}

package enum CommandResult: Hashable, Sendable {
    case done(FollowUp)
    case unknown
    /// The follow-up's state doesn't allow it.
    case impossible(FollowUp)
}
