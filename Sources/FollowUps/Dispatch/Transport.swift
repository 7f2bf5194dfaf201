/// A way out for letters.
package protocol Transport: Sendable {
    /// How many letters it can use to have under way at once.
    var capacity: Int { get }

    /// Sends one letter. Cancelling the task doesn't lose the outcome: it comes sooner.
    ///
    /// - Parameter mark: to be awaited before anything that the other side could take for the letter leaves; where it
    ///   throws, nothing may leave, and the outcome is `unsent`. A transport that can't come into doubt needn't call it.
    /// - Returns: what became of the letter. Nothing in it tells of the recipient or the content.
    func deliver(
        _ letter: ClaimedFollowUp, mark: @escaping @Sendable () async throws -> Void
    ) async -> DeliveryOutcome

    /// Ends connections. What is under way has its outcome at once, and what comes later is `unsent`.
    func shutDown() async
}
