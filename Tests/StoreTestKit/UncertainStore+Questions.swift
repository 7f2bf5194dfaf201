package import FollowUps
package import MailAddress
package import SupportHours

extension UncertainStore {
    package func newestID() async throws(StoreError) -> FollowUpID? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.newestID()
        }
    }

    package func due(
        in plan: String, at now: Instant, after: DueHead?, limit: Int
    ) async throws(StoreError) -> [DueHead] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.due(in: plan, at: now, after: after, limit: limit)
        }
    }

    package func leaseOwners() async throws(StoreError) -> [LeaseOwner] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.leaseOwners()
        }
    }

    package func dataBegun(since instant: Instant) async throws(StoreError) -> [DataCount] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.dataBegun(since: instant)
        }
    }

    package func nextExpiry() async throws(StoreError) -> Instant? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.nextExpiry()
        }
    }

    package func currentPause() async throws(StoreError) -> Pause {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.currentPause()
        }
    }

    package func passedOver() async throws(StoreError) -> FollowUpID? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.passedOver()
        }
    }

    package func followUps(_ ids: [FollowUpID]) async throws(StoreError) -> [FollowUp] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.followUps(ids)
        }
    }

    package func message(of id: FollowUpID) async throws(StoreError) -> KeptMessage? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.message(of: id)
        }
    }

    package func history(of id: FollowUpID) async throws(StoreError) -> [HistoryEntry] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.history(of: id)
        }
    }

    package func list(
        _ filter: FollowUpFilter, before: FollowUpID?, limit: Int
    ) async throws(StoreError) -> [FollowUp] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.list(filter, before: before, limit: limit)
        }
    }

    package func tally() async throws(StoreError) -> [String: [FollowUpState: Int]] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.tally()
        }
    }

    package func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) async throws(StoreError) -> DueCount {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.dueCount(in: plan, within: span, leavingFrom: opening)
        }
    }

    package func heldCount(in plan: String) async throws(StoreError) -> Int {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.heldCount(in: plan)
        }
    }

    package func nextDue(
        in plan: String, after instant: Instant, leavingFrom opening: Instant
    ) async throws(StoreError) -> Instant? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.nextDue(in: plan, after: instant, leavingFrom: opening)
        }
    }

    package func suppressions(after: AddressKey?, limit: Int) async throws(StoreError) -> [Suppression] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.suppressions(after: after, limit: limit)
        }
    }

    package func lastOccurrence(of message: String) async throws(StoreError) -> Occurrence? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.lastOccurrence(of: message)
        }
    }

    package func casesToGoOn(limit: Int) async throws(StoreError) -> [CaseToGoOn] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.casesToGoOn(limit: limit)
        }
    }

    package func caseWith(_ id: CaseID) async throws(StoreError) -> Case? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.caseWith(id)
        }
    }

    package func lines(of id: CaseID) async throws(StoreError) -> [CaseLine] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.lines(of: id)
        }
    }

    package func cases(_ filter: CaseFilter, before: CaseID?, limit: Int) async throws(StoreError) -> [Case] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.cases(filter, before: before, limit: limit)
        }
    }

    package func figures(
        in period: Range<Instant>, plan: String?, playbooks: [String]?
    ) async throws(StoreError) -> CaseFigures {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.figures(in: period, plan: plan, playbooks: playbooks)
        }
    }

    package func caseTally() async throws(StoreError) -> CaseTally {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.caseTally()
        }
    }

    package func record(_ id: RecordID) async throws(StoreError) -> ErrorRecord? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.record(id)
        }
    }

    package func records(
        _ filter: RecordFilter, before: RecordID?, limit: Int
    ) async throws(StoreError) -> [ErrorRecord] {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.records(filter, before: before, limit: limit)
        }
    }

    package func addition(under idempotency: Idempotency) async throws(StoreError) -> OverrideAddition? {
        try await attempt(.question) { () async throws(StoreError) in try await store.addition(under: idempotency) }
    }

    package func override(_ id: OverrideID) async throws(StoreError) -> PlanOverride? {
        try await attempt(.question) { () async throws(StoreError) in
            try await store.override(id)
        }
    }

    package func condition() async -> StoreCondition { await store.condition() }
}
