package import SupportHours

/// Gives follow-ups out for sending, by leases, and records the outcomes.
///
/// A lease is checked in the same statement that acts on it. An owner that has lost one is told so, and sends nothing.
package protocol SendingStore: DueQuestions, IDSource {
    /// A plan's queued follow-ups that are due at `now`, by priority (the highest first), due instant and id; expired
    /// ones are left out.
    ///
    /// - Parameters:
    ///   - after: begins after this one in that order; nil for the beginning.
    ///   - limit: how many at most.
    func due(
        in plan: String, at now: Instant, after: DueHead?, limit: Int
    ) async throws(StoreError) -> [DueHead]

    /// Claims follow-ups for sending, each with a new attempt, in the order given. Those that are no longer queued or
    /// due, or have expired, are left out.
    ///
    /// Finds nothing while sending is paused or halted in the store, nor for an owner that has left the nodes or was declared
    /// dead. What is due by a clock that is ahead of the database server's isn't due yet.
    ///
    /// Those whose recipient is suppressed are cancelled instead. Those whose recipient's limit is reached are claimed,
    /// and say when the recipient is free. Those whose secrets this daemon can't read are claimed, and say why.
    ///
    /// - Parameter terms: headers for those where no attempt counts and nobody can have received the message, the hours, and
    ///   the limit for one recipient.
    func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, on terms: ClaimTerms
    ) async throws(StoreError) -> [ClaimedFollowUp]

    /// Records that these may reach the other side from now on, and fixes their bodies. An attempt is counted once.
    ///
    /// - Returns: the leases that are still held. A message whose lease is missing mustn't be sent.
    func beginData(_ beginnings: [DataBeginning]) async throws(StoreError) -> [Lease]

    /// Settles attempts. A delivery that is reported after its lease was lost is still recorded if that attempt was the
    /// last one.
    ///
    /// - Returns: the leases that weren't held any more, whose endings weren't recorded, now or by the same call before.
    @discardableResult
    func settle(_ settlements: [Settlement]) async throws(StoreError) -> [Lease]

    /// Who holds leases.
    func leaseOwners() async throws(StoreError) -> [LeaseOwner]

    /// Settles the leases of an owner that has ended: a follow-up that hasn't begun data is queued again and its
    /// attempt isn't counted; any other is uncertain.
    ///
    /// - Parameters:
    ///   - leases: those that are left alone, because their owner knows of them.
    ///   - repeatsUncertain: whether an uncertain one is queued again, while fewer than `attempts` count.
    ///   - rules: for the new due instants.
    /// - Returns: how many were interrupted and queued again, and how many were uncertain.
    func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsUncertain: Bool, attempts: Int,
        rules: DueRules
    ) async throws(StoreError) -> Recovery

    /// How many attempts have begun data in each minute. Kept for a day and an hour.
    ///
    /// - Parameter instant: minutes that end before it are left out.
    func dataBegun(since instant: Instant) async throws(StoreError) -> [DataCount]

    /// Derives the due instants of queued follow-ups anew that depend on other hours than `rules`, as their fingerprints
    /// tell, at most `limit`.
    ///
    /// - Parameters:
    ///   - plans: whose follow-ups, also where `rules` doesn't know the plan; nil for all plans'. One of a case counts only where
    ///     the case's plan is among them, too. Where nodes have adopted other hours for a plan, its follow-ups are left as they
    ///     are.
    ///   - after: where the last call ended; nil for the beginning.
    func rederive(
        by rules: DueRules, of plans: Set<String>?, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress

    /// Moves queued follow-ups that have passed their expiry to `expired`, at most `limit` of them.
    ///
    /// - Returns: how many.
    func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int

    /// The first instant at which a queued follow-up expires; nil for none.
    func nextExpiry() async throws(StoreError) -> Instant?

    func currentPause() async throws(StoreError) -> Pause
    /// Pauses sending for the operator, or resumes it, whatever paused it.
    func setPaused(_ paused: Bool) async throws(StoreError)

    /// The newest id that somebody has said may lie ahead of the clock; nil for none. Survives restarts.
    func passedOver() async throws(StoreError) -> FollowUpID?
    func passOver(_ id: FollowUpID) async throws(StoreError)
}
