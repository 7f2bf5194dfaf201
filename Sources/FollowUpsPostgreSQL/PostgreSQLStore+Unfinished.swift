package import FollowUps
package import SupportHours

// What another change brings.
extension PostgreSQLStore {
    package func open(_ opening: CaseChange, idempotency: Idempotency?) async throws(StoreError) -> CaseOpening {
        fatalError("merged from cases")
    }

    package func change(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        fatalError("merged from cases")
    }

    package func casesToGoOn(limit: Int) async throws(StoreError) -> [CaseToGoOn] { fatalError("merged from cases") }

    package func caseWith(_ id: CaseID) async throws(StoreError) -> Case? { fatalError("merged from cases") }

    package func lines(of id: CaseID) async throws(StoreError) -> [CaseLine] { fatalError("merged from cases") }

    package func cases(_ filter: CaseFilter, before: CaseID?, limit: Int) async throws(StoreError) -> [Case] {
        fatalError("merged from cases")
    }

    package func figures(
        in period: Range<Instant>, plan: String?, playbook: String?
    ) async throws(StoreError) -> CaseFigures { fatalError("merged from cases") }

    package func caseTally() async throws(StoreError) -> CaseTally { fatalError("merged from cases") }

    package func forgetCases(resolvedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        fatalError("merged from cases")
    }

    package func add(_ record: ErrorRecord) async throws(StoreError) { fatalError("merged from cases") }

    package func amendRecord(
        _ id: RecordID, by amendment: ErrorRecord.Amendment, at instant: Instant
    ) async throws(StoreError) -> ErrorRecord? { fatalError("merged from cases") }

    package func removeRecord(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        fatalError("merged from cases")
    }

    package func record(_ id: RecordID) async throws(StoreError) -> ErrorRecord? { fatalError("merged from cases") }

    package func records(
        _ filter: RecordFilter, before: RecordID?, limit: Int
    ) async throws(StoreError) -> [ErrorRecord] { fatalError("merged from cases") }

    package func add(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition { fatalError("merged from cases") }

    package func addition(under idempotency: Idempotency) async throws(StoreError) -> OverrideAddition? {
        fatalError("merged from cases")
    }

    package func removeOverride(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) async throws(StoreError) -> OverrideRemoval { fatalError("merged from cases") }

    package func override(_ id: OverrideID) async throws(StoreError) -> PlanOverride? {
        fatalError("merged from cases")
    }

    package func overrides() async throws(StoreError) -> [PlanOverride] { fatalError("merged from cases") }

    package func pruneOverrides(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        fatalError("merged from cases")
    }
}
