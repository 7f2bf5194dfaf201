package import SupportHours

/// Gives follow-ups out for sending, by leases, and takes note of what becomes of them.
///
/// A lease is checked in the same statement that acts on it. Whoever has lost one hears of it, and sends nothing.
package protocol SendingStore: DueQuestions {
    /// What is queued for a plan and due at `now`, by priority (the highest first), due instant and id; what has expired
    /// is left out.
    ///
    /// - Parameters:
    ///   - after: begins behind this one in that order; nil for the beginning.
    ///   - limit: at most so many.
    func due(
        in plan: String, at now: Instant, after: DueHead?, limit: Int
    ) async throws(StoreError) -> [DueHead]

    /// Takes follow-ups up for sending, with a new attempt each, in the order given; those that are queued or due no
    /// longer are left out, as are those that have expired.
    ///
    /// Those whose recipient is suppressed are cancelled instead.
    ///
    /// - Parameter postmark: for those of which no attempt counts and nobody can have the message.
    func claim(
        _ ids: [FollowUpID], by owner: LeaseOwner, at now: Instant, postmark: Postmark
    ) async throws(StoreError) -> [ClaimedFollowUp]

    /// Writes down that these may reach the other side from now on, and fixes their bodies.
    ///
    /// - Returns: the leases that are still held. Without one, a message mustn't leave.
    func beginData(_ beginnings: [DataBeginning]) async throws(StoreError) -> [Lease]

    /// Ends attempts. A delivery that is told of after its lease was lost is still taken note of, where that attempt was
    /// the last one.
    ///
    /// - Returns: the leases that weren't held any more, and of whose end nothing was taken note of.
    @discardableResult
    func settle(_ settlements: [Settlement]) async throws(StoreError) -> [Lease]

    /// Who holds leases.
    func leaseOwners() async throws(StoreError) -> [LeaseOwner]

    /// Settles what an owner holds that will do nothing more about it: what hasn't begun data is queued again and its
    /// attempt isn't counted, the rest is uncertain.
    ///
    /// - Parameters:
    ///   - leases: what is left as it is, for its owner knows of it.
    ///   - repeatsDoubted: whether what is uncertain is queued again, while fewer than `attempts` count.
    ///   - rules: for the new due instants.
    /// - Returns: how many were queued again without doubt, and how many were uncertain.
    func rescue(
        _ owner: LeaseOwner, except leases: Set<Lease>, at now: Instant, repeatsDoubted: Bool, attempts: Int,
        rules: DueRules
    ) async throws(StoreError) -> Recovery

    /// How many attempts have begun data, minute by minute. Kept for a day and an hour.
    ///
    /// - Parameter instant: minutes that end before it are left out.
    func dataBegun(since instant: Instant) async throws(StoreError) -> [DataCount]

    /// Derives due instants of queued follow-ups anew where they stand on other hours than `rules`, at most `limit`.
    ///
    /// - Parameter after: where the last call ended; nil for the beginning.
    func rederive(
        by rules: DueRules, after: FollowUpID?, limit: Int
    ) async throws(StoreError) -> RederiveProgress

    /// Moves what is queued and past its time to `expired`, at most `limit` of them.
    ///
    /// - Returns: how many.
    func expire(at now: Instant, limit: Int) async throws(StoreError) -> Int

    /// The first instant at which something queued expires; nil for none.
    func nextExpiry() async throws(StoreError) -> Instant?

    /// Whether sending is paused by somebody; survives restarts.
    func isPaused() async throws(StoreError) -> Bool
    func setPaused(_ paused: Bool) async throws(StoreError)
}
