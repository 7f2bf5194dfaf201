package import FollowUps
package import MailAddress
package import SupportHours
import Synchronization

extension InMemoryStore {
    package func open(
        _ opening: CaseChange, idempotency: Idempotency?
    ) async throws(StoreError) -> CaseOpening {
        try shelf.withLock { shelf throws(StoreError) in
            if let opened = shelf.cases.result(of: opening.request, on: opening.state.id) { return .opened(opened) }
            if let repeated = shelf.cases.repeated(idempotency) { return repeated }
            guard shelf.cases[opening.state.id] == nil else { throw .nameInUse }
            if let next = opening.next, try shelf.enqueue([next]) != [.stored] { return .suppressed }
            var state = opening.state
            state.followUp = opening.next?.id
            shelf.cases.add(state, by: opening, idempotency: idempotency)
            return .opened(state)
        }
    }

    package func change(_ change: CaseChange, rules: DueRules) async throws(StoreError) -> CaseChangeResult {
        try shelf.withLock { shelf throws(StoreError) in
            if let changed = shelf.cases.result(of: change.request, on: change.state.id) { return .done(changed) }
            guard let before = shelf.cases[change.state.id], before.version == change.state.version else {
                return .stale
            }
            if let next = change.next, try shelf.enqueue([next]) != [.stored] { return .suppressed }
            shelf.requestCancel(by: change, before, rules: rules)
            let state = change.after(before)
            shelf.cases.replace(state, by: change)
            return .done(state)
        }
    }

    package func casesToGoOn(limit: Int) async throws(StoreError) -> [CaseToGoOn] {
        shelf.withLock { shelf in
            let done = shelf.cases.atHand.compactMap { state -> CaseToGoOn? in
                guard let id = state.followUp else { return nil }
                guard let followUp = shelf[id]?.followUp else {
                    return CaseToGoOn(state, ended: nil, kind: nil, endedAt: nil)
                }
                return followUp.state.isTerminal
                    ? CaseToGoOn(
                        state, ended: followUp.state, kind: followUp.kind, endedAt: followUp.endedAt) : nil
            }
            return Array(done.prefix(limit))
        }
    }

    package func caseWith(_ id: CaseID) async throws(StoreError) -> Case? {
        shelf.withLock { $0.cases[id] }
    }

    package func lines(of id: CaseID) async throws(StoreError) -> [CaseLine] {
        shelf.withLock { $0.cases.lines(of: id) }
    }

    package func cases(
        _ filter: CaseFilter, before: CaseID?, limit: Int
    ) async throws(StoreError) -> [Case] {
        shelf.withLock { $0.cases.list(filter, before: before, limit: limit) }
    }

    package func caseTally() async throws(StoreError) -> CaseTally {
        shelf.withLock { $0.cases.tally }
    }

    package func figures(
        in period: Range<Instant>, plan: String?, playbooks: [String]?
    ) async throws(StoreError) -> CaseFigures {
        shelf.withLock { $0.cases.figures(in: period, plan: plan, playbooks: playbooks) }
    }

    package func forgetCases(resolvedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        shelf.withLock { $0.cases.forget(resolvedBefore: instant, limit: limit) }
    }
}

extension InMemoryStore {
    package func suppress(
        _ suppression: Suppression, replacesScope: Bool
    ) async throws(StoreError) -> (entry: Suppression, cancelled: Int) {
        shelf.withLock { $0.suppress(suppression, replacesScope: replacesScope) }
    }

    package func unsuppress(_ key: AddressKey) async throws(StoreError) -> Suppression? {
        shelf.withLock { $0.unsuppress(key) }
    }

    package func suppressions(after: AddressKey?, limit: Int) async throws(StoreError) -> [Suppression] {
        shelf.withLock { $0.suppressions(after: after, limit: limit) }
    }
}

extension InMemoryStore {
    package func lastOccurrence(of message: String) async throws(StoreError) -> Occurrence? {
        shelf.withLock { $0.occurrences[message]?.max { $0.at < $1.at } }
    }

    package func beginOccurrence(
        of message: String, at instant: Instant, with followUps: [NewFollowUp]
    ) async throws(StoreError) -> [EnqueueResult]? {
        try shelf.withLock { shelf throws(StoreError) in
            if shelf.occurrences[message]?.contains(where: { $0.at == instant }) ?? false { return nil }
            let results = try shelf.enqueue(followUps)
            shelf.occurrences[message, default: []].append(Occurrence(at: instant, isFinished: false))
            return results
        }
    }

    package func finishOccurrence(of message: String, at instant: Instant) async throws(StoreError) {
        shelf.withLock { shelf in
            let index = shelf.occurrences[message]?.firstIndex { $0.at == instant }
            if let index { shelf.occurrences[message]?[index].isFinished = true }
        }
    }
}
