import Documents
import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Closes and opens plans for a while, whatever their hours say.
struct OverridesAPI: API {
    /// The most overrides of one plan that haven't ended.
    static let most = 10_000

    let context: APIContext
    let overrides: OverrideControl

    var routes: [Route] {
        [
            .post(
                "/v1/plans/{plan}/overrides",
                RouteDescription(
                    summary:
                        "Overrides the plan's hours: from the 201 on answers follow it, and nothing leaves against it.",
                    parameters: [Parameters.isDryRun], takesIdempotencyKey: true, body: .json(OverrideRequest.self),
                    answers: [.json(OverrideResource.self, status: 201), .json(OverrideResource.self)],
                    problems: [.unknownPlan, .tooManyOverrides]),
                .concurrent(add)),
            .post(
                "/v1/overrides/{id}/remove",
                RouteDescription(
                    summary: "Removes an override; what lies under it holds again.", body: .nothing,
                    answers: [.json(OverrideResource.self)], problems: [.unknownOverride, .overridePast]),
                .concurrent(remove)),
        ]
    }

    private func add(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        let plan = request.captured("plan")
        guard snapshot.plan(plan) != nil else { throw .unknownPlan(plan, in: snapshot) }
        var query = QueryReader(request, in: snapshot)
        let isDryRun = query.read(Parameters.isDryRun) ?? false
        try query.finish()
        let key = try request.idempotencyKey()
        let reader = OverrideReader(plan: plan, zone: snapshot.display)
        let draft = try JSONBody.read(try await request.json(), reader.draft)
        let now = context.clock.now()
        let override = PlanOverride(
            id: OverrideID(rawValue: context.newID().rawValue), plan: plan, state: draft.state,
            start: draft.start ?? now, end: draft.end, reason: draft.reason, createdAt: now, createdBy: request.uid)
        // Under a key it may have been done before, which only the store knows.
        if isDryRun || key == nil, let refusal = refusal(of: override, at: now) { throw refusal }
        let presenter = presenter(for: request)
        let moved = try await storing { () throws(StoreError) in
            try await overrides.moved(by: override, in: snapshot, at: now)
        }
        if isDryRun { return try Response(presenter.resource(override, isStored: false, moved: moved)) }
        let addition = try await storing { () throws(StoreError) in
            try await overrides.add(
                override, idempotency: key.map { Idempotency(key: $0, fingerprint: draft.fingerprint) },
                unless: { refusal(of: override, at: now) })
        }
        switch try addition.get() {
        case .added:
            return try Response(
                presenter.resource(override, moved: moved), status: 201, fields: [("cache-control", "no-store")])
        case .replayed(let earlier): return try Response(presenter.resource(earlier))
        case .conflict(let other): throw Problem(.overrideKeyConflict(id: other.description))
        }
    }

    /// Why an override can't be added now; nil where it can.
    private func refusal(of override: PlanOverride, at now: Instant) -> Problem? {
        if let end = override.end, end <= now { return .overrideEndsInThePast }
        let unended = context.current.snapshot.layers.overrides.count {
            $0.plan == override.plan && $0.end.map { $0 > now } ?? true
        }
        return unended < Self.most ? nil : Problem(.tooManyOverrides(plan: override.plan, limit: Self.most))
    }

    private func remove(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        try JSONBody.nothing(try await request.json())
        let text = request.captured("id")
        guard let id = OverrideID(text) else { throw Problem(.unknownOverride(text)) }
        let removal = try await storing { () throws(StoreError) in
            try await overrides.remove(id, at: context.clock.now(), by: request.uid)
        }
        switch removal {
        case .removed(let override): return try Response(presenter(for: request).resource(override))
        case .past: throw Problem(.overridePast(text))
        case .unknown: throw Problem(.unknownOverride(text))
        }
    }

    private func presenter(for request: Request) -> OverridePresenter {
        let snapshot = context.current.snapshot
        return OverridePresenter(zone: snapshot.display, language: request.language(in: snapshot), tellsWho: true)
    }
}
