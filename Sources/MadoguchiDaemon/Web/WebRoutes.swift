import LinuxSystem
import Messages

/// What the public pages' socket answers: pages, events, and of the API what anybody may know.
enum WebRoutes {
    /// Of the plans' API; an answer is held only by events.
    private static let plans: Set<String> = [
        "/healthz", "/v1/plans", "/v1/plans/{plan}/availability", "/v1/plans/{plan}/windows",
        "/v1/plans/{plan}/changes", "/v1/plans/{plan}/staffed-time",
    ]

    static func table(current: CurrentSnapshot, clock: WallClock) throws -> RouteTable {
        let pages = try PagesAPI(current: current, clock: clock)
        let questions = PlansAPI(current: current, clock: clock, holdsAnswers: false).routes.filter {
            plans.contains($0.path.text)
        }
        let overrides = OverrideListAPI(current: current, clock: clock, tellsWho: false)
        return RouteTable(
            pages.routes + EventsAPI(current: current).routes + questions + overrides.routes,
            style: WebStyle(current: current, clock: clock, pages: pages).style
        ) { current.snapshot.language }
    }
}
