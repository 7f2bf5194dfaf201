import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import Messages
import Recurrence
import SupportHours
import Synchronization

/// Why recurring messages can't be queued at present.
final class RecurringTroubles: Sendable {
    private let known = Mutex<[String: Wording]>([:])
    /// What their lists come to.
    let lists = RecipientListReviews()

    /// - Parameter trouble: nil for none.
    /// - Returns: whether that changed.
    @discardableResult
    func set(_ trouble: Wording?, for id: String) -> Bool {
        known.withLock { known in
            defer { known[id] = trouble }
            return known[id] != trouble
        }
    }

    subscript(id: String) -> Wording? { known.withLock { $0[id] } }
}

/// Lists recurring messages and when they are next sent.
struct RecurringAPI: API {
    let context: APIContext
    let troubles: RecurringTroubles

    var routes: [Route] {
        [
            .get(
                "/v1/recurring",
                RouteDescription(
                    summary: "Recurring messages, each with its last and next occurrence.",
                    answers: [.json(RecurringList.self)]),
                .concurrent(list))
        ]
    }

    private func list(_ request: Request) async throws(Problem) -> Response {
        let generation = context.current.generation
        let snapshot = context.current.snapshot
        let language = request.language(in: snapshot)
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        let zone = snapshot.display
        let now = context.clock.now()
        var resources: [RecurringResource] = []
        for message in snapshot.guidance.recurring {
            let last = try await storing { () throws(StoreError) in
                try await context.store.lastOccurrence(of: message.id)?.at
            }
            // The instant from which a recurring message counts is no occurrence of it.
            let lastCivil = last.map { zone.civil(at: $0) }
            let wasOccurrence = lastCivil.map { message.rule.last(notAfter: $0) == $0 } ?? false
            let review = troubles.lists.review(of: message, snapshot.configuration, generation: generation)
            resources.append(
                RecurringResource(
                    id: message.id, template: message.template, plan: message.plan, language: message.language.rawValue,
                    rule: message.rule.text, last: wasOccurrence ? last?.formatted(in: zone) : nil,
                    next: message.rule.next(after: zone.civil(at: now)).map {
                        zone.instant(of: $0).formatted(in: zone)
                    },
                    trouble: troubles[message.id]?[language],
                    list: (try? review.get()).map { RecipientListReport($0, in: language) }))
        }
        return try Response(RecurringList(recurring: resources))
    }
}
