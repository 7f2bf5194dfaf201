/// A way to send messages.
package protocol Transport: Sendable {
    /// How many messages may usefully be in flight at once.
    var capacity: Int { get }

    /// Sends one message. Cancelling the task doesn't lose the outcome: it comes sooner.
    ///
    /// - Parameters:
    ///   - beginData: awaited before anything leaves that the other side could take for the message. Where it throws,
    ///     nothing may leave, and the outcome is `notAttempted`. A transport whose outcome is never uncertain needn't call
    ///     it.
    ///   - endData: asked at the last moment before that leaves without which the other side doesn't take the message,
    ///     however long ago data was begun: the process may have stood still meanwhile. Returns at once. Where it throws,
    ///     the end may not leave, and the outcome is `notAttempted`. nil where nobody else can be left to send the message.
    /// - Returns: the outcome. Nothing in it names the recipient or the content.
    func deliver(
        _ message: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
        endData: (@Sendable () throws -> Void)?
    ) async -> DeliveryOutcome

    /// Ends connections. Messages in flight get their outcome at once, and later ones aren't attempted.
    func shutDown() async
}
