import FollowUps
import MadoguchiAPI
import SupportHours

/// What a plan has to send.
struct PlanBacklog: Sendable {
    let plan: String
    /// The present window from now on, or the next one; nil where none comes.
    let window: Window?
    private let isStaffed: Bool
    /// Due by now.
    let overdue: DueCount
    /// Due later.
    let coming: DueCount
    /// Due by the window's end.
    let inWindow: DueCount

    init(of plan: PlanHours, at now: Instant, in store: any FollowUpStore) async throws(StoreError) {
        self.plan = plan.id
        let span = plan.schedule.span(at: now)
        isStaffed = span.status.state == .open
        window = isStaffed ? Window(start: now, end: span.until) : plan.schedule.nextWindow(after: now)
        let (first, last) = (Instant(secondsSinceEpoch: .min), Instant(secondsSinceEpoch: .max))
        let later = now.advanced(bySeconds: 1)
        overdue = try await store.dueCount(in: plan.id, within: first..<later)
        coming = try await store.dueCount(in: plan.id, within: later..<last)
        inWindow =
            window == nil
            ? DueCount(count: 0, first: nil, last: nil)
            : try await store.dueCount(in: plan.id, within: first..<(window?.end ?? last))
    }

    /// Since when something might have left already.
    var oldestDue: Instant? { isStaffed ? overdue.first : nil }

    /// What was due in a window that has closed goes out in the next one.
    var nextDue: Instant? {
        isStaffed || overdue.count == 0 ? coming.first : window?.start
    }
}

/// When what is due in the coming windows will have left.
struct QueueForecast {
    private(set) var plans: [String: WindowForecast] = [:]

    /// - Parameter perSecond: letters in a second, of all plans together.
    init(_ backlogs: [PlanBacklog], perSecond: Double, at now: Instant, zone: Zone) {
        for backlog in backlogs {
            let done = Self.done(backlog, among: backlogs, perSecond: perSecond)
            let due = backlog.inWindow.count
            plans[backlog.plan] = WindowForecast(
                window: backlog.window.map { WindowBounds($0, in: zone) }, due: due, perSecond: perSecond,
                doneAt: done?.formatted(in: zone),
                fits: due == 0 ? nil : done.map { done in backlog.window?.end.map { done <= $0 } ?? true } ?? false)
        }
    }

    /// Plans take turns. So by the time that one is through, each other whose window is open meanwhile has had as many
    /// turns, or has nothing left.
    private static func done(
        _ backlog: PlanBacklog, among backlogs: [PlanBacklog], perSecond: Double
    ) -> Instant? {
        guard let window = backlog.window, let last = backlog.inWindow.last, perSecond > 0 else { return nil }
        let turns = backlogs.filter { $0.window?.overlaps(window) ?? false }.reduce(0) {
            $0 + min($1.inWindow.count, backlog.inWindow.count)
        }
        let seconds = (Double(turns) / perSecond).rounded(.up)
        return max(last, window.start.advanced(bySeconds: Int64(min(seconds, 1e15))))
    }
}

extension Window {
    fileprivate func overlaps(_ other: Window) -> Bool {
        (end.map { other.start < $0 } ?? true) && (other.end.map { start < $0 } ?? true)
    }
}
