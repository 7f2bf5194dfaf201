package import SupportHours

/// Where follow-ups are kept.
///
/// What a call has returned from is durable. Calls may come from many tasks at once, and share a commit where they do.
/// Each one is done wholly or, where it throws, not at all.
package protocol FollowUpStore: SuppressionStore, CaseStore, RecurrenceStore {
    // MARK: Taking in

    /// - Returns: what became of each, in the same order. Among two with one idempotency key the first counts.
    func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult]

    // MARK: Sending

    /// What is queued for these plans and due at `now`, by priority (the highest first), due instant and id; what has
    /// expired is left out.
    ///
    /// - Parameters:
    ///   - after: begins behind this one in that order; nil for the beginning.
    ///   - limit: at most so many of all plans together.
    func due(
        in plan: String, at now: Instant, after: DueHead?, limit: Int
    ) async throws(StoreError) -> [DueHead]

    /// Takes follow-ups up for sending, with a new attempt each, in the order given; those that are queued or due no
    /// longer are left out, as are those that have expired.
    ///
    /// Those whose recipient wants no letters are called off instead.
    ///
    /// - Parameters:
    ///   - postmark: for those of which no attempt counts and nobody can have the letter.
    ///   - writer: for those whose text isn't fixed yet.
    func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, postmark: Postmark, writer: any ManuscriptWriter
    ) async throws(StoreError) -> [ClaimedFollowUp]

    /// Writes down that these may reach the other side from now on, and fixes their texts. A lease that is no longer
    /// held is passed over.
    func mark(_ leases: [Lease]) async throws(StoreError)

    /// Ends attempts. A settlement whose lease is no longer held is passed over.
    func settle(_ settlements: [Settlement]) async throws(StoreError)

    /// Settles what was under way when its owner ended: unmarked ones are queued again and their attempt isn't counted,
    /// marked ones are in doubt.
    ///
    /// - Parameters:
    ///   - owner: whose leases stay as they are; all others end.
    ///   - repeatsDoubted: whether what is in doubt is queued again, which `mayRepeat` attempts at most allow.
    ///   - rules: for the new due instants.
    /// - Returns: how many were queued again without doubt, and how many were in doubt.
    func recover(
        except owner: LeaseOwner, at now: Instant, repeatsDoubted: Bool, attempts: Int, rules: DueRules
    ) async throws(StoreError) -> Recovery

    /// Moves what is queued and past its time to `expired`, at most `limit` of them.
    ///
    /// - Returns: how many.
    func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int

    // MARK: Deriving anew

    /// Derives due instants of queued follow-ups anew where they stand on other hours than `rules`, at most `limit`.
    ///
    /// - Parameter after: where the last call ended; nil for the beginning.
    func rederive(
        by rules: DueRules, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress

    // MARK: Commands

    /// - Parameters:
    ///   - uid: who asks.
    ///   - rules: for the new due instant.
    /// - Returns: the follow-up as it is now.
    func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules
    ) async throws(StoreError) -> CommandResult

    /// Deletes what came to rest before an instant, at most `limit` of them; idempotency keys go with it.
    ///
    /// - Returns: how many.
    func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int

    /// Whether sending is paused by somebody; survives restarts.
    func isPaused() async throws(StoreError) -> Bool
    func setPaused(_ paused: Bool) async throws(StoreError)

    // MARK: Questions

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

    /// The first instant at which something queued expires; nil for none.
    func nextExpiry() async throws(StoreError) -> Instant?

    // MARK: The store itself

    /// Copies everything as it is at one moment between the call and its return; others needn't wait meanwhile.
    func backup() async throws(StoreError) -> StoreCopy

    func condition() async -> StoreCondition
}
