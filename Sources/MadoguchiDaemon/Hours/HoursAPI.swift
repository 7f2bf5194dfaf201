import LinuxSystem
import MadoguchiAPI
import SupportHours

/// What a transport hands over of a request.
struct HoursRequest: Sendable {
    var method: String
    /// Path and query as they came.
    var target: String
    var ifNoneMatch: String?
}

enum HoursReply: Sendable {
    case now(HoursResponse)
    /// To be answered once what it waits for is so, or its time is up.
    case held(HeldQuestion)
}

/// The read-only questions about hours, whichever socket they come by.
struct HoursAPI: Sendable {
    let hours: CurrentHours
    let clock: WallClock

    /// - Returns: nil where the path is none of this API's.
    func reply(to request: HoursRequest) -> HoursReply? {
        let target: RequestTarget
        do {
            target = try RequestTarget(request.target)
        } catch {
            return .now(HoursResponse(error))
        }
        guard let route = Route(target.path) else { return nil }
        guard request.method == "GET" || request.method == "HEAD" else {
            let problem = Problem.methodNotAllowed(request.method, allowed: "GET or HEAD")
            return .now(HoursResponse(problem, fields: [("allow", "GET, HEAD")]))
        }
        do {
            return try reply(to: request, route: route, query: QueryReader(target))
        } catch {
            return .now(HoursResponse(error))
        }
    }

    /// What there is to ask for, by path.
    private enum Route {
        case health
        case plans
        case availability(plan: String)
        case windows(plan: String)
        case staffedTime(plan: String)
        case audit(plan: String)

        init?(_ path: [String]) {
            switch (path.count, path.first, path.dropFirst().first) {
            case (1, "healthz", _): self = .health
            case (2, "v1", "plans"): self = .plans
            case (4, "v1", "plans"):
                switch path[3] {
                case "availability": self = .availability(plan: path[2])
                case "windows": self = .windows(plan: path[2])
                case "staffed-time": self = .staffedTime(plan: path[2])
                case "audit": self = .audit(plan: path[2])
                default: return nil
                }
            default: return nil
            }
        }
    }

    private func reply(
        to request: HoursRequest, route: Route, query: QueryReader
    ) throws(Problem) -> HoursReply {
        let snapshot = hours.snapshot
        switch route {
        case .health: return .now(try health(in: snapshot, query: query))
        case .plans: return .now(try plans(in: snapshot, query: query))
        case .availability(let id):
            return try availability(of: plan(id, in: snapshot), in: snapshot, query: query, request: request)
        case .windows(let id): return .now(try windows(of: plan(id, in: snapshot), in: snapshot, query: query))
        case .staffedTime(let id): return .now(try staffedTime(of: plan(id, in: snapshot), in: snapshot, query: query))
        case .audit(let id): return .now(try audit(of: plan(id, in: snapshot), in: snapshot, query: query))
        }
    }

    private func plan(_ id: String, in snapshot: HoursSnapshot) throws(Problem) -> PlanHours {
        guard let plan = snapshot.plan(id) else { throw .unknownPlan(id, among: snapshot.plans.map(\.id)) }
        return plan
    }
}
