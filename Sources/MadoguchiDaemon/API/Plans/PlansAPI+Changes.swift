import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

extension PlansAPI {
    /// Seconds of the span where `to` isn't given.
    private static let usualChanges: Int64 = 90 * 86_400

    static let changesFrom = Parameters.instant("from", about: "where the span begins; now by default")
    static let changesTo = Parameters.instant(
        "to", about: "where the span ends, exclusive; 90 days after its beginning by default")

    func changes(_ request: Request) async throws(Problem) -> Response {
        let snapshot = current.snapshot
        let plan = try plan(of: request, in: snapshot)
        var query = QueryReader(request, in: snapshot)
        let zone = query.zone()
        let from = query.read(Self.changesFrom) ?? (query.has("from") ? nil : clock.now())
        let to =
            query.read(Self.changesTo)
            ?? (query.has("to") ? nil : from?.advanced(bySeconds: Self.usualChanges))
        let span = try query.finish(
            Self.span(
                from, to, atMost: PlanChanges.mostDays * 86_400,
                or: .liesTooManyDaysAfter("from", days: Int(PlanChanges.mostDays)), in: &query))
        let language = request.language(in: snapshot)
        let move = snapshot.moves[plan.id]
        let moved = move.flatMap { upgraded?.count(of: plan.id, after: $0) }
        return try Response(
            ChangeList(
                plan: plan.id, zone: zone.identifier,
                changes: PlanChanges(of: plan, in: span, for: zone, after: move).all.map {
                    PlanChange(
                        at: $0.at.formatted(in: zone), kind: $0.kind.rawValue, closes: $0.closes,
                        text: $0.text[language], moved: $0.cause == .upgrade ? moved : nil)
                }))
    }
}
