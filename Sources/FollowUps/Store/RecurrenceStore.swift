package import SupportHours

/// Where it is kept how far recurring letters have come.
package protocol RecurrenceStore: Sendable {
    /// The latest occurrence that was begun; nil where none was.
    func lastOccurrence(of letter: String) async throws(StoreError) -> Occurrence?

    /// Begins an occurrence with its first follow-ups, in one transaction. One occurrence is begun once, whoever tries.
    ///
    /// - Returns: what became of each follow-up; nil where the occurrence was begun before, and nothing was done.
    func beginOccurrence(
        of letter: String, at instant: Instant, with followUps: [NewFollowUp]
    ) async throws(StoreError) -> [EnqueueResult]?

    /// Takes note that all of an occurrence's follow-ups are queued.
    func finishOccurrence(of letter: String, at instant: Instant) async throws(StoreError)
}

/// One time that a recurring letter goes out.
package struct Occurrence: Hashable, Sendable {
    package var at: Instant
    /// Whether all of its follow-ups are queued.
    package var isFinished: Bool

    package init(at: Instant, isFinished: Bool) {
        self.at = at
        self.isFinished = isFinished
    }
}
