import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

/// Lists a plan's overrides, on every socket.
struct OverrideListAPI: API {
    static let from = Parameters.instant("from", about: "only those that hold at this instant or later; now by default")
    static let to = Parameters.instant("to", about: "only those that hold before this instant")

    let current: CurrentSnapshot
    let clock: WallClock
    /// Whether it says who created them: not to everybody.
    let tellsWho: Bool

    var routes: [Route] {
        [
            .get(
                "/v1/plans/{plan}/overrides",
                RouteDescription(
                    summary:
                        "Overrides of the plan's hours that hold now or later, the newest first. Reasons are public.",
                    parameters: [Parameters.zone, Self.from, Self.to], answers: [.json(OverrideList.self)],
                    problems: [.unknownPlan]),
                .inline(list))
        ]
    }

    private func list(_ request: Request) throws(Problem) -> Reply {
        let snapshot = current.snapshot
        let id = request.captured("plan")
        guard snapshot.plan(id) != nil else { throw .unknownPlan(id, in: snapshot) }
        var query = QueryReader(request, in: snapshot)
        let zone = query.zone()
        let from = query.read(Self.from) ?? clock.now()
        let to = query.read(Self.to)
        try query.finish()
        let presenter = OverridePresenter(zone: zone, language: request.language(in: snapshot), tellsWho: tellsWho)
        let found = snapshot.layers.overrides.filter { override in
            override.plan == id && override.end.map { $0 > from } ?? true && to.map { override.start < $0 } ?? true
        }
        return .now(try Response(OverrideList(overrides: found.reversed().map { presenter.resource($0) })))
    }
}

/// Presents overrides.
struct OverridePresenter {
    /// In which instants are given.
    let zone: Zone
    let language: Language
    let tellsWho: Bool

    /// - Parameter moved: nil where the answer doesn't tell.
    func resource(_ override: PlanOverride, isStored: Bool = true, moved: Int? = nil) -> OverrideResource {
        let author = override.createdBy.map { OverrideResource.Author(uid: $0, name: userName($0)) }
        return OverrideResource(
            id: isStored ? override.id.description : nil, plan: override.plan, state: override.state.rawValue,
            from: override.start.formatted(in: zone), to: override.end?.formatted(in: zone),
            reason: override.reason?[language],
            createdAt: isStored ? override.createdAt.formatted(in: zone) : nil,
            by: tellsWho ? OrNull(wrappedValue: isStored ? author : nil) : nil,
            removedAt: override.removedAt?.formatted(in: zone), moved: moved)
    }
}
