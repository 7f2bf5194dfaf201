import LinuxSystem
import Messages
import SupportHours

/// `GET /events`: plans' states as they change. [HTML Standard §9.2]
struct EventsAPI: API {
    private static let language = Parameters.word("lang", of: Language.self, about: "the language of texts")

    let current: CurrentSnapshot

    var routes: [Route] {
        [
            .get(
                "/events",
                RouteDescription(
                    summary: "States as server-sent events: at once, and at each change.",
                    parameters: [Parameters.plan, Parameters.zone, Self.language],
                    answers: [.other("text/event-stream")], problems: [.unknownPlan, .tooManyWaiting], usesStore: false),
                .inline(listen))
        ]
    }

    private func listen(_ request: Request) throws(Problem) -> Reply {
        let snapshot = current.snapshot
        var query = QueryReader(request, in: snapshot)
        let plan = query.read(Parameters.plan)
        let zone = query.zone()
        let language = query.read(Self.language)
        try query.finish()
        if let plan, snapshot.plan(plan) == nil { throw .unknownPlan(plan, in: snapshot) }
        return .events(
            EventQuestion(
                plan: plan, zoneName: query.has("zone") ? zone.identifier : nil,
                language: language ?? request.acceptedLanguage),
            head: Response(
                status: 200,
                fields: [
                    ("content-type", "text/event-stream"), ("cache-control", "no-store"),
                    // nginx would keep events back until there are many.
                    ("x-accel-buffering", "no"),
                ]))
    }
}
