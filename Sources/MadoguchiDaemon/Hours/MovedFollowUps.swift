import FollowUps
import SupportHours

/// The queued follow-ups whose due instants lie where the hours of two snapshots differ.
struct MovedFollowUps {
    /// Of one plan, spans beyond these are taken for one.
    private static let mostSpans = 5_000

    let old: Snapshot
    let new: Snapshot
    let now: Instant

    init(from old: Snapshot, to new: Snapshot, at now: Instant) {
        self.old = old
        self.new = new
        self.now = now
    }

    func count(in store: any DueQuestions) async throws(StoreError) -> Int {
        var total = 0
        for plan in old.plans {
            guard let changed = new.plan(plan.id), changed.schedule !== plan.schedule else { continue }
            let all = try await store.dueCount(
                in: plan.id, within: now..<Instant(secondsSinceEpoch: .max), leavingFrom: nil)
            guard let first = all.first, let last = all.last else { continue }
            let differences = Schedule.differences(
                between: plan.schedule, and: changed.schedule, in: first..<last.advanced(bySeconds: 1))
            for span in bounded(differences) {
                total += try await store.dueCount(in: plan.id, within: span, leavingFrom: nil).count
            }
        }
        return total
    }

    private func bounded(_ spans: [Range<Instant>]) -> [Range<Instant>] {
        guard spans.count > Self.mostSpans, let last = spans.last else { return spans }
        return spans.prefix(Self.mostSpans - 1) + [spans[Self.mostSpans - 1].lowerBound..<last.upperBound]
    }
}
