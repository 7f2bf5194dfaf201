import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Read-only questions about plans and their hours.
struct PlansAPI: API {
    let current: CurrentSnapshot
    let clock: WallClock
    var audience = Audience.machine
    /// What `changes` tells of follow-ups; nil where it tells nothing of them.
    var upgraded: UpgradedFollowUps?
    /// This daemon's name among those that share the queue; nil where it isn't shared.
    var node: String?

    enum Audience {
        /// Programs on this machine.
        case machine
        /// Anybody's scripts: they listen to events instead of `wait`, and the vendor's own table is none of theirs.
        case web
    }

    var routes: [Route] {
        let holdsAnswers = audience == .machine
        return [
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
                "/v1/plans/{plan}/changes",
                RouteDescription(
                    summary: "What of the usual week will be different within a span, a sentence each.",
                    parameters: [Parameters.zone, Self.changesFrom, Self.changesTo],
                    answers: [.json(ChangeList.self)], problems: [.unknownPlan], usesStore: false),
                .concurrent(changes)),
            .get(
                "/v1/plans/{plan}/staffed-time",
                RouteDescription(
                    summary: "Staffed time in a span, or the instant that much staffed time later.",
                    parameters: [Parameters.zone, Self.from, Self.to, Self.add],
                    answers: [.json(StaffedTime.self), .json(StaffedInstant.self)], problems: [.unknownPlan]),
                .inline(staffedTime)),
        ] + (audience == .machine ? [auditRoute] : [])
    }

    private var auditRoute: Route {
        .get(
            "/v1/plans/{plan}/audit",
            RouteDescription(
                summary: "The published table compared with the computed hours, season by season.",
                answers: [.json(PlanAudit.self)], problems: [.unknownPlan, .noPublishedTable]),
            .inline(audit))
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
