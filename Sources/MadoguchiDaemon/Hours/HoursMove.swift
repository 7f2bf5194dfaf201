import FollowUps
import SupportHours

/// What an upgrade of the tz database did to a plan's hours: the first window that stands elsewhere.
struct HoursMove: Hashable, Sendable {
    let old: Window
    let new: Window
    /// The tz database's releases, as `2026b`; nil where it doesn't say.
    let earlierRelease: String?
    let release: String?
    /// Of the new hours. See ``DueBasis/fingerprint``.
    let fingerprint: String

    var at: Instant { min(old.start, new.start) }
    /// Seconds by which it begins later; negative for earlier.
    var seconds: Int { Int(new.start.seconds(since: old.start)) }

    /// How far it is looked ahead, in seconds.
    private static let horizon: Int64 = 400 * 86_400
    /// How far apart an old window and the new one may be, in seconds.
    private static let reach: Int64 = 14 * 86_400

    /// The plans that moved, by their ids.
    ///
    /// - Parameters:
    ///   - old: the snapshot before, of the same configuration.
    ///   - rules: what follow-ups' due instants are derived from now.
    ///   - now: what lies before is no matter any more.
    static func all(
        from old: Snapshot, to plans: [PlanHours], rules: DueRules, release: String?, at now: Instant
    ) -> [String: HoursMove] {
        let span = now..<now.advanced(bySeconds: horizon)
        var moves: [String: HoursMove] = [:]
        for plan in plans {
            guard let basis = rules.plans[plan.id]?.basis,
                let windows = old.plan(plan.id).flatMap({ Self.windows($0.schedule, plan.schedule, in: span) })
            else { continue }
            moves[plan.id] = HoursMove(
                old: windows.old, new: windows.new, earlierRelease: old.tzdata, release: release,
                fingerprint: basis.fingerprint)
        }
        return moves
    }

    /// - Returns: nil where the windows are the same within the span, or there are none any more.
    private static func windows(
        _ old: Schedule, _ new: Schedule, in span: Range<Instant>
    ) -> (old: Window, new: Window)? {
        guard let first = Schedule.differences(between: old, and: new, in: span).first?.lowerBound else { return nil }
        let around = first.advanced(bySeconds: -reach)..<first.advanced(bySeconds: reach)
        let (before, after) = (old.open(in: around), new.open(in: around))
        guard let moved = after.first(where: { $0.lowerBound >= first && !before.contains($0) }),
            let unmoved = before.min(by: { $0.distance(to: moved) < $1.distance(to: moved) })
        else { return nil }
        return (
            Window(start: unmoved.lowerBound, end: unmoved.upperBound),
            Window(start: moved.lowerBound, end: moved.upperBound)
        )
    }
}

extension Schedule {
    fileprivate func open(in span: Range<Instant>) -> [Range<Instant>] {
        windows(in: span).filter { $0.status.state == .open }.map { $0.start..<$0.end }
    }
}

extension Range<Instant> {
    /// Seconds between the beginnings.
    fileprivate func distance(to other: Range<Instant>) -> Int64 { abs(lowerBound.seconds(since: other.lowerBound)) }
}
