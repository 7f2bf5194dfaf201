/// Keeps follow-ups, cases, records and overrides.
///
/// Everything is durable once a call returns. Calls may come from many tasks at once; they share a commit then. Each
/// call is done in full or, where it throws, not at all; only after `StoreError.Reason.uncertain` it isn't known which.
/// Then any of them may be called again with the same arguments: nothing is done twice, and what people asked for is
/// answered as it was the first time. Only by writing again is it certain that the answer won't be lost, so nobody looks
/// into the store to find out. Requests from people go through the calls whose names end in `ForSure`, which do this.
///
/// Callers depend on only the parts of a store that they need.
package protocol FollowUpStore: IntakeStore, SendingStore, QueueStore, StoreUpkeep, SuppressionStore, CaseStore,
    RecurrenceStore, RecordStore, OverrideStore
{}
