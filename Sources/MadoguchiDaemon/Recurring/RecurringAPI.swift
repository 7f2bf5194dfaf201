import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
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

enum RecurringRoute: ControlRoute, Hashable {
    case recurring

    init?(_ path: [String]) {
        guard path == ["v1", "recurring"] else { return nil }
        self = .recurring
    }

    var methods: [String] { ["GET", "HEAD"] }
}

/// What comes round again, and when next.
struct RecurringAPI: ControlAPI {
    let context: APIContext
    let troubles: RecurringTroubles

    func reply(
        to request: ControlRequest, route: RecurringRoute, query: QueryReader
    ) async throws(Problem) -> ControlReply {
        var query = query
        try query.finish()
        let snapshot = context.hours.snapshot
        let zone = snapshot.display
        let now = context.clock.now()
        var resources: [RecurringResource] = []
        for letter in snapshot.guidance.recurring {
            let last = try await storing { () throws(StoreError) in
                try await context.store.lastOccurrence(of: letter.id)
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
        return .whole(HoursResponse(RecurringList(recurring: resources)))
    }
}
