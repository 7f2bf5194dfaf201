import FollowUps
import MadoguchiAPI
import SupportHours

/// What a plan has to send.
struct PlanBacklog: Sendable {
    let plan: String
    let outlook: PlanOutlook
    /// The present window from now on, or the next one; nil where there is none.
    let window: Window?
    /// How many have no due instant.
    let held: Int
    /// Those that can leave in the window, regardless of the limits.
    let inWindow: DueCount

    init(of plan: PlanHours, at now: Instant, in store: any DueQuestions) async throws(StoreError) {
        self.plan = plan.id
        outlook = try await PlanOutlook(of: plan.id, plan.schedule, at: now, in: store)
        window = outlook.window.map { Window(start: $0.opensAt, end: $0.closesAt) }
        let (first, last) = (Instant(secondsSinceEpoch: .min), Instant(secondsSinceEpoch: .max))
        held = try await store.heldCount(in: plan.id)
        inWindow =
            if let window {
                try await store.dueCount(
                    in: plan.id, within: first..<(window.end ?? last), leavingFrom: window.start)
            } else {
                DueCount(count: 0, first: nil, last: nil)
            }
    }
}

/// Forecasts when the follow-ups that are due in the coming windows will have left.
struct QueueForecast {
    private(set) var plans: [String: WindowForecast] = [:]

    /// - Parameters:
    ///   - perSecond: messages per second, of all plans together.
    ///   - quota: what the limits over hours and days leave to all of them.
    init(_ backlogs: [PlanBacklog], perSecond: Double, quota: SendingQuota, zone: Zone) {
        for backlog in backlogs {
            let done = Self.done(backlog, among: backlogs, perSecond: perSecond, quota: quota)
            let due = backlog.inWindow.count
            plans[backlog.plan] = WindowForecast(
                window: backlog.window.map { WindowBounds($0, in: zone) }, due: due, perSecond: perSecond,
                doneAt: done?.formatted(in: zone),
                fits: due == 0 ? nil : done.map { done in backlog.window?.end.map { done <= $0 } ?? true } ?? false)
        }
    }

    /// Plans take turns. So by the time one is done, each other plan whose window is open meanwhile has had as many
    /// turns, or has nothing left.
    private static func done(
        _ backlog: PlanBacklog, among backlogs: [PlanBacklog], perSecond: Double, quota: SendingQuota
    ) -> Instant? {
        guard let window = backlog.window, let last = backlog.inWindow.last, perSecond > 0 else { return nil }
        let turns = backlogs.filter { $0.window?.overlaps(window) ?? false }.reduce(0) {
            $0 + min($1.inWindow.count, backlog.inWindow.count)
        }
        return quota.isDone(turns, from: window.start, perSecond: perSecond).map { max(last, $0) }
    }
}

extension Window {
    fileprivate func overlaps(_ other: Window) -> Bool {
        (end.map { other.start < $0 } ?? true) && (other.end.map { start < $0 } ?? true)
    }
}
