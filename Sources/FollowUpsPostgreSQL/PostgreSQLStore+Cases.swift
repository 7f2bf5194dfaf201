package import FollowUps
package import SupportHours

extension PostgreSQLStore: CaseStore {
    package func open(
        _ opening: CaseChange, idempotency: Idempotency?
    ) async throws(StoreError) -> CaseOpening {
        let result = try await intake.submit { try $0.open(opening, idempotency: idempotency) }
        tell(ofDue: opening.next?.due.at)
        return result
    }

    package func change(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        // Cancelling derives nothing.
        let result = try await intake.submit { try $0.change(change) }
        tell(ofDue: change.next?.due.at)
        return result
    }

    package func casesToGoOn(limit: Int) async throws(StoreError) -> [CaseToGoOn] {
        try await read { try $0.casesToGoOn(limit: limit) }
    }

    package func caseWith(_ id: CaseID) async throws(StoreError) -> Case? {
        try await read { try $0.caseWith(id) }
    }

    package func lines(of id: CaseID) async throws(StoreError) -> [CaseLine] {
        try await read { try $0.lines(of: id) }
    }

    package func cases(
        _ filter: CaseFilter, before: CaseID?, limit: Int
    ) async throws(StoreError) -> [Case] {
        try await read { try $0.cases(filter, before: before, limit: limit) }
    }

    package func figures(
        in period: Range<Instant>, plan: String?, playbooks: [String]?
    ) async throws(StoreError) -> CaseFigures {
        try await read { try $0.figures(in: period, plan: plan, playbooks: playbooks) }
    }

    package func caseTally() async throws(StoreError) -> CaseTally {
        try await read { try $0.caseTally() }
    }

    package func forgetCases(resolvedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await intake.submit { try $0.forgetCases(resolvedBefore: instant, limit: limit) }
    }
}
