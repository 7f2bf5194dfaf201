/// Keeps follow-ups, cases, records and overrides.
///
/// Everything is durable once a call returns. Calls may come from many tasks at once; they share a commit then. Each
/// call is done in full or, where it throws, not at all; only after `StoreError.Reason.uncertain` it isn't known which.
/// Then `enqueue`, `beginData`, `settle`, `rescue`, `add` and `removeOverride` may be called again with the same
/// arguments: nothing is done twice. Requests from people go through the calls whose names end in `ForSure`, which ask
/// again.
///
/// Callers depend on only the parts of a store that they need.
package protocol FollowUpStore: IntakeStore, SendingStore, QueueStore, StoreUpkeep, SuppressionStore, CaseStore,
    RecurrenceStore, RecordStore, OverrideStore
{}
