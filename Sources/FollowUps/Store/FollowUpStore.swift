/// Where follow-ups and cases are kept.
///
/// What a call has returned from is durable. Calls may come from many tasks at once, and share a commit where they do.
/// Each one is done wholly or, where it throws, not at all; only after `StoreError.Reason.inDoubt` nobody knows. Then
/// `enqueue`, `beginData`, `settle` and `rescue` may be called again with the same arguments: what was done already isn't
/// done twice. What people ask is asked again by the calls whose names end in `ForSure`.
///
/// Whoever uses a store asks for as much of it as they need.
package protocol FollowUpStore: IntakeStore, SendingStore, QueueStore, StoreUpkeep, SuppressionStore, CaseStore,
    RecurrenceStore
{}
