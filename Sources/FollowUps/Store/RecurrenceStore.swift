package import SupportHours

/// Keeps how far recurring messages have got.
package protocol RecurrenceStore: Sendable {
    /// The latest occurrence that was begun; nil where none was.
    func lastOccurrence(of message: String) async throws(StoreError) -> Occurrence?

    /// Begins an occurrence with its first follow-ups, in one transaction. An occurrence is begun once, however many
    /// try.
    ///
    /// - Returns: what became of each follow-up; nil, with nothing done, where the occurrence was begun before.
    func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) async throws(StoreError) -> [EnqueueResult]?

    /// Records that all of an occurrence's follow-ups are queued.
    func finishOccurrence(of message: String, at instant: Instant) async throws(StoreError)
}

/// One occurrence of a recurring message.
package struct Occurrence: Hashable, Sendable {
    package var at: Instant
    /// Whether all of its follow-ups are queued.
    package var isFinished: Bool

    package init(at: Instant, isFinished: Bool) {
        self.at = at
        self.isFinished = isFinished
    }
}
