import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Read-only questions about plans and their hours.
struct PlansAPI: API {
    let current: CurrentSnapshot
    let clock: WallClock
    /// Whether `wait` holds answers until a plan's state changes.
    var holdsAnswers = true

    var routes: [Route] {
        [
            .get(
                "/healthz",
                RouteDescription(
                    summary: "Says that the daemon answers.", answers: [.json(Health.self)], isPrepared: true),
                .inline(health)),
            .get(
                "/v1/plans",
                RouteDescription(
                    summary: "Every plan as configured, the display zone, the tz database's version.",
                    answers: [.json(PlanList.self)], isPrepared: true),
                .inline(plans)),
            .get(
                "/v1/plans/{plan}/availability",
                RouteDescription(
                    summary: "Whether it is open, since and until when, the next window, the available channels.",
                    parameters: [Parameters.zone, Self.at] + (holdsAnswers ? [Self.wait, Self.timeout] : []),
                    answers: [.json(Availability.self), .notModified], problems: [.unknownPlan, .tooManyWaiting],
                    isPrepared: true),
                .inline(availability)),
            .get(
                "/v1/plans/{plan}/windows",
                RouteDescription(
                    summary: "The windows within a span, clipped to it, and when they next shift on the asked clock.",
                    parameters: [Parameters.zone, Self.from, Self.requiredTo],
                    answers: [.json(WindowList.self)], problems: [.unknownPlan]),
                .inline(windows)),
            .get(
                "/v1/plans/{plan}/staffed-time",
                RouteDescription(
                    summary: "Staffed time in a span, or the instant that much staffed time later.",
                    parameters: [Parameters.zone, Self.from, Self.to, Self.add],
                    answers: [.json(StaffedTime.self), .json(StaffedInstant.self)], problems: [.unknownPlan]),
                .inline(staffedTime)),
            .get(
                "/v1/plans/{plan}/audit",
                RouteDescription(
                    summary: "The published table compared with the computed hours, season by season.",
                    answers: [.json(PlanAudit.self)], problems: [.unknownPlan, .noPublishedTable]),
                .inline(audit)),
        ]
    }

    func plan(of request: Request, in snapshot: Snapshot) throws(Problem) -> PlanHours {
        let id = request.captured("plan")
        guard let plan = snapshot.plan(id) else { throw .unknownPlan(id, in: snapshot) }
        return plan
    }
}

extension Problem {
    static func unknownPlan(_ id: String, in snapshot: Snapshot) -> Problem {
        let known = snapshot.plans.map(\.id)
        return Problem(.unknownPlan(id, nearest: Spelling.nearest(to: id, among: known), known: known))
    }
}
