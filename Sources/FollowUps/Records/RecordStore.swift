package import SupportHours

/// Keeps the records of errors, until somebody removes them.
package protocol RecordStore: Sendable {
    /// Adds a record, unless there is one with its id: nothing is added twice.
    func add(_ record: ErrorRecord) async throws(StoreError)

    /// - Returns: the record as it is now; nil where there is none.
    func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) async throws(StoreError) -> ErrorRecord?

    /// - Returns: the removed record; nil where there was none.
    func removeRecord(_ id: RecordID) async throws(StoreError) -> ErrorRecord?

    func record(_ id: RecordID) async throws(StoreError) -> ErrorRecord?

    /// The newest first.
    ///
    /// - Parameter before: lists only smaller ids.
    func records(
        _ filter: RecordFilter, before: RecordID?, limit: Int
    ) async throws(StoreError) -> [ErrorRecord]
}

/// Which records to list.
package struct RecordFilter: Hashable, Sendable {
    package var words: SearchWords
    /// nil for those of every case and of none.
    package var caseID: CaseID?

    package init(words: SearchWords = .none, caseID: CaseID? = nil) {
        self.words = words
        self.caseID = caseID
    }
}
