import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import Messages
import Recurrence
import SupportHours
import Synchronization

/// Why recurring letters can't be queued at present.
final class RecurringTroubles: Sendable {
    private let known = Mutex<[String: String]>([:])

    /// - Parameter trouble: nil for none.
    /// - Returns: whether that is news.
    @discardableResult
    func set(_ trouble: String?, for id: String) -> Bool {
        known.withLock { known in
            defer { known[id] = trouble }
            return known[id] != trouble
        }
    }

    subscript(id: String) -> String? { known.withLock { $0[id] } }
}

/// What comes round again, and when next.
struct RecurringAPI: API {
    let context: APIContext
    let troubles: RecurringTroubles

    var routes: [Route] {
        [
            .get(
                "/v1/recurring",
                RouteDescription(
                    summary: "Recurring letters, each with its last and next occurrence.",
                    answers: [.json(RecurringList.self)]),
                .concurrent(list))
        ]
    }

    private func list(_ request: Request) async throws(Problem) -> Response {
        let snapshot = context.current.snapshot
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        let zone = snapshot.display
        let now = context.clock.now()
        var resources: [RecurringResource] = []
        for letter in snapshot.guidance.recurring {
            let last = try await storing { () throws(StoreError) in
                try await context.store.lastOccurrence(of: letter.id)?.at
            }
            // What the letter counts from before its first occurrence is no occurrence.
            let lastCivil = last.map { zone.civil(at: $0) }
            let wasOccurrence = lastCivil.map { letter.rule.last(notAfter: $0) == $0 } ?? false
            resources.append(
                RecurringResource(
                    id: letter.id, template: letter.template, plan: letter.plan, language: letter.language.rawValue,
                    rule: letter.rule.text, last: wasOccurrence ? last?.formatted(in: zone) : nil,
                    next: letter.rule.next(after: zone.civil(at: now)).map { zone.instant(of: $0).formatted(in: zone) },
                    trouble: troubles[letter.id]))
        }
        return try Response(RecurringList(recurring: resources))
    }
}
