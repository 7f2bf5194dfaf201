import FollowUps
import MailAddress
import SupportHours

/// All cases in memory, without their follow-ups. Questions look at every one of them.
struct CaseShelf {
    private struct Entry {
        var state: Case
        var lines: [CaseLine]
        var idempotency: Idempotency?
        /// Those that have changed it.
        var requests: Set<RequestID> = []
        var isForgotten = false
    }

    private var entries: [CaseID: Entry] = [:]
    private var idempotent: [String: CaseID] = [:]

    subscript(id: CaseID) -> Case? { entries[id]?.state }

    var newestID: CaseID? { entries.keys.max() }

    func lines(of id: CaseID) -> [CaseLine] { entries[id]?.lines ?? [] }

    /// What became of an earlier request under the same key; nil where there was none.
    func repeated(_ idempotency: Idempotency?) -> CaseOpening? {
        guard let idempotency, let id = idempotent[idempotency.key], let earlier = entries[id] else { return nil }
        let isSame = earlier.idempotency.map { idempotency.isSame(as: $0) } ?? false
        return isSame ? .replayed(earlier.state) : .conflict(id)
    }

    /// The case as it is now, where a request has changed it; otherwise nil.
    func result(of request: RequestID, on id: CaseID) -> Case? {
        entries[id].flatMap { $0.requests.contains(request) ? $0.state : nil }
    }

    mutating func add(_ state: Case, by opening: CaseChange, idempotency: Idempotency?) {
        entries[state.id] = Entry(state: state, lines: [], idempotency: idempotency)
        if let key = idempotency?.key { idempotent[key] = state.id }
        replace(state, by: opening)
    }

    mutating func replace(_ state: Case, by change: CaseChange) {
        entries[state.id]?.state = state
        entries[state.id]?.lines += change.lines
        if !change.lines.isEmpty { entries[state.id]?.requests.insert(change.request) }
    }

    /// Open cases with a follow-up at hand, the oldest of these first.
    var atHand: [Case] {
        entries.values.map(\.state).filter { $0.isOpen && $0.followUp != nil }
            .sorted { ($0.followUp?.rawValue ?? 0, $0.id) < ($1.followUp?.rawValue ?? 0, $1.id) }
    }

    func list(_ filter: CaseFilter, before: CaseID?, limit: Int) -> [Case] {
        let matching = entries.values.map(\.state).filter { state in
            before.map { state.id < $0 } ?? true
                && filter.isOpen.map { state.isOpen == $0 } ?? true
                && filter.plan.map { state.plan == $0 } ?? true
                && filter.playbook.map { state.playbook == $0 } ?? true
                && filter.customer.map { state.customer?.key == $0 } ?? true
        }
        return Array(matching.sorted { $0.id > $1.id }.prefix(limit))
    }

    var tally: CaseTally {
        let open = entries.values.count { $0.state.isOpen }
        return CaseTally(open: open, resolved: entries.count - open)
    }

    func figures(in period: Range<Instant>, plan: String?, playbooks: [String]?) -> CaseFigures {
        let asked = entries.values.filter { entry in
            plan.map { entry.state.plan == $0 } ?? true && playbooks?.contains(entry.state.playbook) ?? true
        }
        var figures = CaseFigures(opened: 0, open: 0, resolved: [], reminders: 0)
        for entry in asked {
            let state = entry.state
            if period.contains(state.openedAt) { figures.opened += 1 }
            if state.openedAt < period.upperBound, state.resolution.map({ $0.at >= period.upperBound }) ?? true {
                figures.open += 1
            }
            if let resolution = state.resolution, period.contains(resolution.at) {
                figures.resolved.append(
                    CaseFigures.Resolved(plan: state.plan, openedAt: state.openedAt, resolution: resolution))
            }
            figures.reminders += entry.lines.count {
                $0.event == .done && $0.kind == .reminder && period.contains($0.at)
            }
        }
        figures.resolved.sort { ($0.resolution.at, $0.openedAt) < ($1.resolution.at, $1.openedAt) }
        return figures
    }

    mutating func forget(resolvedBefore instant: Instant, limit: Int) -> Int {
        let old = entries.values.filter { entry in
            !entry.isForgotten && entry.state.resolution.map { $0.at < instant } ?? false
        }
        .map(\.state).sorted { ($0.resolution?.at ?? instant, $0.id) < ($1.resolution?.at ?? instant, $1.id) }
        .prefix(limit)
        for state in old {
            entries[state.id]?.state = state.forgotten
            let lines = lines(of: state.id).map(\.forgotten)
            entries[state.id]?.lines = lines
            entries[state.id]?.isForgotten = true
        }
        return old.count
    }
}
