package import SupportHours

/// Where cases are kept: beside their follow-ups, so that a step and its letter are one transaction.
///
/// What a call has returned from is durable.
package protocol CaseStore: Sendable {
    /// - Parameters:
    ///   - opening: the case with its first step; its lines are the beginning of its history.
    ///   - idempotency: the caller's own name for the request; nil for none.
    func open(_ opening: CaseChange, idempotency: Idempotency?) async throws(StoreError) -> CaseOpening

    /// Changes a case where nobody has changed it since ``CaseChange/state`` was read.
    ///
    /// - Parameter rules: for whatever is called off.
    func change(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult

    /// Open cases whose step at hand is done, the oldest follow-up first.
    func casesToGoOn(limit: Int) async throws(StoreError) -> [CaseToGoOn]

    func caseWith(_ id: CaseID) async throws(StoreError) -> Case?

    /// From the oldest to the newest.
    func lines(of id: CaseID) async throws(StoreError) -> [CaseLine]

    /// The newest first.
    ///
    /// - Parameter before: only those with smaller ids, so that a list stays right while rows change.
    func cases(_ filter: CaseFilter, before: CaseID?, limit: Int) async throws(StoreError) -> [Case]

    /// - Parameters:
    ///   - plan, playbook: nil for all.
    func figures(
        in period: Range<Instant>, plan: String?, playbook: String?
    ) async throws(StoreError) -> CaseFigures

    /// How many there are.
    func caseTally() async throws(StoreError) -> CaseTally

    /// Forgets whom resolved cases were about and what was noted, and keeps what reports need; at most `limit` of them.
    ///
    /// - Returns: how many.
    func forgetCases(resolvedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int
}
