package import SupportHours

/// Keeps cases beside their follow-ups, so that a step and its message are one transaction.
///
/// Everything is durable once the call returns.
package protocol CaseStore: Sendable {
    /// Opens a case, unless the same request has opened it before.
    ///
    /// - Parameters:
    ///   - opening: the case with its first step; its lines begin the case's history.
    ///   - idempotency: the caller's key for the request; nil for none.
    func open(_ opening: CaseChange, idempotency: Idempotency?) async throws(StoreError) -> CaseOpening

    /// Changes a case, unless somebody has changed it since ``CaseChange/state`` was read, or the same request has
    /// changed it before.
    ///
    /// - Parameter rules: for follow-ups that are cancelled.
    /// - Returns: with `done`, the case as it is now.
    func change(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult

    /// Open cases whose current step is done, the oldest follow-up first.
    func casesToGoOn(limit: Int) async throws(StoreError) -> [CaseToGoOn]

    func caseWith(_ id: CaseID) async throws(StoreError) -> Case?

    /// From the oldest to the newest.
    func lines(of id: CaseID) async throws(StoreError) -> [CaseLine]

    /// The newest first.
    ///
    /// - Parameter before: lists only smaller ids, so that pages stay consistent while rows change.
    func cases(_ filter: CaseFilter, before: CaseID?, limit: Int) async throws(StoreError) -> [Case]

    /// - Parameters:
    ///   - plan: nil for all.
    ///   - playbooks: the ids of those whose cases are counted, all together; nil for all.
    func figures(
        in period: Range<Instant>, plan: String?, playbooks: [String]?
    ) async throws(StoreError) -> CaseFigures

    /// How many there are.
    func caseTally() async throws(StoreError) -> CaseTally

    /// Erases the people and notes of resolved cases and keeps what reports need; at most `limit` cases.
    ///
    /// - Returns: how many.
    func forgetCases(resolvedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int
}
