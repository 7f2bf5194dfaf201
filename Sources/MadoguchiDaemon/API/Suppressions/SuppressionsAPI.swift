import Delivery
import Documents
import FollowUps
import LinuxSystem
import MadoguchiAPI
import MailAddress
import Messages
import SupportHours

/// The list of recipients who are suppressed.
struct SuppressionsAPI: API {
    static let cursor = Parameters.cursor { AddressKey(rawValue: $0) }

    let context: APIContext

    var routes: [Route] {
        [
            .post(
                "/v1/suppressions",
                RouteDescription(
                    summary: "Suppresses an address: 201, or 200 where it is suppressed already.",
                    body: .json(SuppressionRequest.self),
                    answers: [.json(SuppressionResource.self, status: 201), .json(SuppressionResource.self)],
                    problems: [.unknownFollowUp]),
                .concurrent(add)),
            .get(
                "/v1/suppressions",
                RouteDescription(
                    summary: "The list, in alphabetical order.", parameters: [Parameters.limit, Self.cursor],
                    answers: [.json(SuppressionPage.self)]),
                .concurrent(list)),
            .post(
                "/v1/suppressions/remove",
                RouteDescription(
                    summary: "Takes an address off the list.", body: .json(SuppressionRemoval.self),
                    answers: [.json(SuppressionResource.self)], problems: [.unknownSuppression]),
                .concurrent(remove)),
        ]
    }

    private func add(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        let (who, reason, scope) = try JSONBody.read(try await request.json(), Self.order)
        let recipient: MailAddress
        var usualScope = Suppression.Scope.all
        switch who {
        case .address(let address): recipient = address
        case .followUp(let id):
            let followUp = try await storing { () throws(StoreError) in try await context.store.followUp(id) }
            guard let followUp else { throw Problem(.unknownFollowUp(id.description)) }
            recipient = followUp.message.recipient
            // An unsubscription is about what goes again and again.
            if followUp.isRecurring { usualScope = .recurring }
        }
        let suppression = Suppression(
            address: recipient, reason: reason, since: context.clock.now(), uid: request.uid,
            scope: scope ?? usualScope)
        let (entry, cancelled) = try await storing { () throws(StoreError) in
            try await context.store.suppressForSure(suppression, replacesScope: scope != nil)
        }
        return try Response(resource(entry, cancelled: cancelled), status: entry == suppression ? 201 : 200)
    }

    /// The recipient to suppress.
    private enum Who {
        case address(MailAddress)
        /// The recipient of this follow-up.
        case followUp(FollowUpID)
    }

    private static var order: ValueReader<(Who, String?, Suppression.Scope?)> {
        .mapping(.theRequest) { keys in
            let address = keys.nullable("address", .address)
            let followUp = keys.nullable(
                "follow_up",
                ValueReader<String>.text(.followUpID).then { text, node, problems in
                    if let id = FollowUpID(text) { return id }
                    problems.report(.foundOther(than: .followUpID), at: node)
                    return nil
                })
            let reason = keys.nullable("reason", .visible(.aReason, octets: 1_000))
            let scope: Suppression.Scope? = keys.nullable("scope", .word)
            if keys.has("address") == keys.has("follow_up") {
                keys.report(.addressOrFollowUp)
                return nil
            }
            guard let who = address.map(Who.address) ?? followUp.map(Who.followUp) else { return nil }
            return (who, reason, scope)
        }
    }

    private func remove(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        let order = ValueReader<MailAddress>.mapping(.theRequest) { $0.required("address", .address) }
        let address = try JSONBody.read(try await request.json(), order)
        let entry = try await storing { () throws(StoreError) in
            try await context.store.unsuppress(address.key)
        }
        guard let entry else { throw Problem(.unknownSuppression) }
        return try Response(resource(entry))
    }

    private func list(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        let limit = query.read(Parameters.limit) ?? 50
        let after = query.read(Self.cursor)
        try query.finish()
        let found = try await storing { () throws(StoreError) in
            try await context.store.suppressions(after: after, limit: limit + 1)
        }
        let page = found.prefix(limit)
        return try Response(
            SuppressionPage(
                suppressions: page.map { resource($0) },
                cursor: found.count > limit ? page.last?.address.key.rawValue : nil))
    }

    private func resource(_ entry: Suppression, cancelled: Int? = nil) -> SuppressionResource {
        SuppressionResource(
            address: entry.address.description, reason: entry.reason,
            since: entry.since.formatted(in: context.current.snapshot.display), scope: entry.scope.rawValue,
            cancelled: cancelled)
    }
}
