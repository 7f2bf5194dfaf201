package import FollowUps
import Messages
package import SupportHours
import Synchronization

/// A store whose answers are lost a few times: what was asked is done, or it isn't, and nobody hears of it.
package final class UncertainStore: FollowUpStore {
    package enum Loss: CaseIterable, Sendable {
        case before, after
    }

    private struct Reading {
        var isRefused = false
        var isHeld = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    let store: InMemoryStore
    private let loss: Loss
    private let left: Mutex<Int>
    private let reading = Mutex(Reading())
    let whileDataBegins: @Sendable () -> Void

    /// - Parameters:
    ///   - times: how many answers are lost.
    ///   - whileDataBegins: called once the beginning of data is recorded, before the answer.
    package init(
        _ store: InMemoryStore, losing times: Int, _ loss: Loss, whileDataBegins: @escaping @Sendable () -> Void = {}
    ) {
        self.whileDataBegins = whileDataBegins
        self.store = store
        self.loss = loss
        left = Mutex(times)
    }

    /// From now on, the overrides can't be read, or can be again.
    package func hideOverrides(_ hides: Bool) { reading.withLock { $0.isRefused = hides } }

    /// From now on, the overrides aren't read until they are released, whatever is cancelled.
    package func holdOverrides() { reading.withLock { $0.isHeld = true } }

    package func releaseOverrides() {
        let waiting = reading.withLock { reading in
            defer { reading.waiting = [] }
            reading.isHeld = false
            return reading.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func uncertain<Result: Sendable>(
        _ body: () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        let isLost = left.withLock { left in
            left -= 1
            return left >= 0
        }
        if isLost, loss == .before { throw StoreError(.uncertain, detail: Wording(verbatim: "lost before")) }
        let result = try await body()
        if isLost { throw StoreError(.uncertain, detail: Wording(verbatim: "lost after")) }
        return result
    }

    package func enqueue(_ followUps: [NewFollowUp]) async throws(StoreError) -> [EnqueueResult] {
        try await uncertain { () async throws(StoreError) in try await store.enqueue(followUps) }
    }

    package func apply(
        _ command: FollowUpCommand, to id: FollowUpID, at now: Instant, uid: UInt32?, rules: DueRules
    ) async throws(StoreError) -> CommandResult {
        try await uncertain { () async throws(StoreError) in
            try await store.apply(command, to: id, at: now, uid: uid, rules: rules)
        }
    }

    package func open(_ opening: CaseChange, idempotency: Idempotency?) async throws(StoreError) -> CaseOpening {
        try await uncertain { () async throws(StoreError) in
            try await store.open(opening, idempotency: idempotency)
        }
    }

    package func change(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        try await uncertain { () async throws(StoreError) in try await store.change(change, rules: rules) }
    }

    package func add(
        _ override: PlanOverride, idempotency: Idempotency?
    ) async throws(StoreError) -> OverrideAddition {
        try await uncertain { () async throws(StoreError) in
            try await store.add(override, idempotency: idempotency)
        }
    }

    package func removeOverride(
        _ id: OverrideID, at now: Instant, by uid: UInt32?
    ) async throws(StoreError) -> OverrideRemoval {
        try await uncertain { () async throws(StoreError) in
            try await store.removeOverride(id, at: now, by: uid)
        }
    }

    package func pruneOverrides(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await uncertain { () async throws(StoreError) in
            try await store.pruneOverrides(endedBefore: instant, limit: limit)
        }
    }

    // Questions are answered.

    package func newestID() async throws(StoreError) -> FollowUpID? { try await store.newestID() }
    package func followUp(_ id: FollowUpID) async throws(StoreError) -> FollowUp? { try await store.followUp(id) }
    package func message(of id: FollowUpID) async throws(StoreError) -> KeptMessage? {
        try await store.message(of: id)
    }
    package func history(of id: FollowUpID) async throws(StoreError) -> [HistoryEntry] {
        try await store.history(of: id)
    }
    package func list(
        _ filter: FollowUpFilter, before: FollowUpID?, limit: Int
    ) async throws(StoreError) -> [FollowUp] { try await store.list(filter, before: before, limit: limit) }
    package func tally() async throws(StoreError) -> [String: [FollowUpState: Int]] { try await store.tally() }
    package func dueCount(
        in plan: String, within span: Range<Instant>, leavingFrom opening: Instant?
    ) async throws(StoreError) -> DueCount { try await store.dueCount(in: plan, within: span, leavingFrom: opening) }
    package func nextDue(
        in plan: String, after instant: Instant, leavingFrom opening: Instant
    ) async throws(StoreError) -> Instant? { try await store.nextDue(in: plan, after: instant, leavingFrom: opening) }
    package func casesToGoOn(limit: Int) async throws(StoreError) -> [CaseToGoOn] {
        try await store.casesToGoOn(limit: limit)
    }
    package func caseWith(_ id: CaseID) async throws(StoreError) -> Case? { try await store.caseWith(id) }
    package func lines(of id: CaseID) async throws(StoreError) -> [CaseLine] { try await store.lines(of: id) }
    package func cases(_ filter: CaseFilter, before: CaseID?, limit: Int) async throws(StoreError) -> [Case] {
        try await store.cases(filter, before: before, limit: limit)
    }
    package func figures(
        in period: Range<Instant>, plan: String?, playbook: String?
    ) async throws(StoreError) -> CaseFigures { try await store.figures(in: period, plan: plan, playbook: playbook) }
    package func caseTally() async throws(StoreError) -> CaseTally { try await store.caseTally() }
    package func forgetCases(resolvedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await store.forgetCases(resolvedBefore: instant, limit: limit)
    }
    package func addition(under idempotency: Idempotency) async throws(StoreError) -> OverrideAddition? {
        try await store.addition(under: idempotency)
    }
    package func override(_ id: OverrideID) async throws(StoreError) -> PlanOverride? {
        try await store.override(id)
    }
    package func overrides() async throws(StoreError) -> [PlanOverride] {
        await withCheckedContinuation { continuation in
            let isHeld = reading.withLock { reading in
                if reading.isHeld { reading.waiting.append(continuation) }
                return reading.isHeld
            }
            if !isHeld { continuation.resume() }
        }
        if reading.withLock({ $0.isRefused }) { throw StoreError(.io, detail: Wording(verbatim: "unreadable")) }
        return try await store.overrides()
    }
}
