import FollowUps
import Messages
import SupportHours

/// A change of a plan's own hours, as its operator is reminded of it beforehand.
struct ComingChange: Hashable, Sendable {
    let plan: String
    let cause: HoursChange.Cause
    /// What it comes to, in the order of time, at least one: a holiday may close the morning and open the evening.
    let changes: [HoursChange]
    /// When the first of them begins.
    let at: Instant

    /// Identifies the reminder of it, whatever becomes of its words and its beginning.
    ///
    /// - Parameter ahead: how long before the change it is due, in seconds.
    func key(ahead: Int64) -> String { "announce:\(plan):\(cause.key):\(ahead)" }

    /// How long before the change the reminder is due whose turn it is, in seconds: once a later one is due, earlier ones
    /// are so no more.
    ///
    /// - Parameter ahead: the choices, in seconds.
    /// - Returns: nil where none is due yet, or the change has begun.
    func ahead(at now: Instant, of ahead: [Int64]) -> Int64? {
        let left = at.seconds(since: now)
        return left > 0 ? ahead.filter { $0 >= left }.min() : nil
    }
}

extension HoursChange.Cause {
    fileprivate var key: String {
        switch self {
        case .transition(let instant): "changeover:\(instant.secondsSinceEpoch)"
        case .day(let date): "holiday:\(date)"
        case .override(let id): "override:\(id.rawValue)"
        case .upgrade: "tzdata"
        }
    }
}

extension PlanChanges {
    /// The plan's own changes that begin within the span or before it, in the order of time.
    ///
    /// What a combined plan's members change is theirs: their operators hear of it.
    var coming: [ComingChange] {
        let changes = own
        var causes: [HoursChange.Cause] = []
        for change in changes where !causes.contains(change.cause) { causes.append(change.cause) }
        return causes.compactMap { cause in
            let parts = changes.filter { $0.cause == cause }
            return parts.first.map { ComingChange(plan: plan.id, cause: cause, changes: parts, at: $0.at) }
        }
    }
}
