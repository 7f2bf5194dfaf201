package import FollowUps
package import MailAddress
package import SupportHours

extension SQLiteStore {
    package func open(
        _ opening: CaseChange, idempotency: Idempotency?
    ) async throws(StoreError) -> CaseOpening {
        try await writer.submit { try $0.open(opening, idempotency: idempotency) }
    }

    package func change(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        try await writer.submit { try $0.change(change, rules: rules) }
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
        try await writer.submit { try $0.forgetCases(resolvedBefore: instant, limit: limit) }
    }
}

extension SQLiteStore {
    package func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) async throws(StoreError) -> (entry: Suppression, cancelled: Int) {
        try await writer.submit { try $0.suppress(suppression, replacesScope: replacesScope) }
    }

    package func unsuppress(_ key: AddressKey) async throws(StoreError) -> Suppression? {
        try await writer.submit { try $0.unsuppress(key) }
    }

    package func suppressions(after: AddressKey?, limit: Int) async throws(StoreError) -> [Suppression] {
        try await read { try $0.suppressions(after: after, limit: limit) }
    }
}

extension SQLiteStore {
    package func lastOccurrence(of message: String) async throws(StoreError) -> Occurrence? {
        try await read { try $0.lastOccurrence(of: message) }
    }

    package func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) async throws(StoreError) -> [EnqueueResult]? {
        try await writer.submit { try $0.beginOccurrence(of: message, at: instant, with: followUps) }
    }

    package func finishOccurrence(of message: String, at instant: Instant) async throws(StoreError) {
        try await writer.submit { try $0.finishOccurrence(of: message, at: instant) }
    }
}
