import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// The queue as a whole: its status, and pausing and resuming it.
struct QueueAPI: API {
    let context: APIContext
    let control: any QueueControl

    var routes: [Route] {
        [
            .get(
                "/v1/queue",
                RouteDescription(
                    summary: "States by plan, what is due since when, what comes next, what is held, the forecast.",
                    answers: [.json(QueueStatus.self)]),
                .concurrent { request async throws(Problem) in
                    var query = QueryReader(request, in: context.current.snapshot)
                    try query.finish()
                    return try Response(
                        try await status(language: request.language(in: context.current.snapshot)))
                }),
            .post(
                "/v1/queue/pause",
                RouteDescription(
                    summary: "Pauses sending: no more follow-ups are claimed.", body: .nothing,
                    answers: [.json(QueueStatus.self)]),
                .concurrent { request async throws(Problem) in try await setPaused(true, request) }),
            .post(
                "/v1/queue/resume",
                RouteDescription(
                    summary: "Resumes sending after a pause or a halt.", body: .nothing,
                    answers: [.json(QueueStatus.self)]),
                .concurrent { request async throws(Problem) in try await setPaused(false, request) }),
        ]
    }

    private func setPaused(_ paused: Bool, _ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        try JSONBody.nothing(try await request.json())
        try await storing { () throws(StoreError) in
            if paused { try await control.pause() } else { try await control.resume() }
        }
        return try Response(try await status(language: request.language(in: context.current.snapshot)))
    }

    /// - Parameter language: of the reason why nothing is sent.
    func status(language: Language) async throws(Problem) -> QueueStatus {
        let snapshot = context.current.snapshot
        let now = context.clock.now()
        let store = context.store
        let tally = try await storing { () throws(StoreError) in try await store.tally() }
        var backlogs: [PlanBacklog] = []
        for plan in snapshot.plans(sendingFor: tally) {
            backlogs.append(
                try await storing { () throws(StoreError) in try await PlanBacklog(of: plan, at: now, in: store) })
        }
        // Those of a plan that isn't there any more have no hours to wait for.
        let forecast = Set(backlogs.map(\.plan))
        let stranded = tally.filter { !forecast.contains($0.key) }.values.reduce(0) { $0 + ($1[.queued] ?? 0) }
        let sending = await control.status

        let text = { (instant: Instant) in instant.formatted(in: snapshot.display) }
        return QueueStatus(
            at: text(now), states: Self.words(tally.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }),
            plans: tally.mapValues(Self.words),
            oldestDue: backlogs.compactMap(\.outlook.waitingSince).min().map(text),
            nextDue: backlogs.compactMap(\.outlook.next).min().map(text), paused: sending.isPaused,
            because: sending.because?[language],
            held: stranded + backlogs.reduce(0) { $0 + $1.held },
            forecast: QueueForecast(
                backlogs, perSecond: sending.perSecond, quota: sending.quota, zone: snapshot.display
            ).plans)
    }

    /// Every state, including those that no follow-up is in.
    private static func words(_ counts: [FollowUpState: Int]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: FollowUpState.allCases.map { ($0.rawValue, counts[$0] ?? 0) })
    }
}
