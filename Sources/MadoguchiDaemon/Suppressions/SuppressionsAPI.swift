import Delivery
import Documents
import FollowUps
import LinuxSystem
import MadoguchiAPI
import SupportHours

/// What there is about those who want no letters, by path.
enum SuppressionsRoute: ControlRoute, Hashable {
    case suppressions
    case remove

    init?(_ path: [String]) {
        switch path {
        case ["v1", "suppressions"]: self = .suppressions
        case ["v1", "suppressions", "remove"]: self = .remove
        default: return nil
        }
    }

    var methods: [String] {
        switch self {
        case .suppressions: ["GET", "HEAD", "POST"]
        case .remove: ["POST"]
        }
    }
}

/// The list of those who want no letters.
struct SuppressionsAPI: ControlAPI {
    let context: APIContext

    func reply(
        to request: ControlRequest, route: SuppressionsRoute, query: QueryReader
    ) async throws(Problem) -> ControlReply {
        var query = query
        switch route {
        case .suppressions where request.method == "POST":
            try query.finish()
            return .whole(try await add(request))
        case .suppressions: return .whole(try await list(&query))
        case .remove:
            try query.finish()
            return .whole(try await remove(request))
        }
    }

    private var reader: FollowUpReader {
        FollowUpReader(snapshot: context.hours.snapshot, now: context.clock.now())
    }

    private func add(_ request: ControlRequest) async throws(Problem) -> HoursResponse {
        let (who, reason) = try reader.read(try await request.json(), Self.order)
        let recipient: String
        switch who {
        case .address(let address): recipient = address.description
        case .followUp(let id):
            let followUp = try await storing { () throws(StoreError) in try await context.store.followUp(id) }
            guard let followUp else { throw .unknownFollowUp(id.description) }
            recipient = followUp.letter.recipient
        }
        let suppression = Suppression(
            address: recipient, reason: reason, since: context.clock.now(), uid: request.uid)
        let (entry, cancelled) = try await storing { () throws(StoreError) in
            try await context.store.suppress(suppression)
        }
        return HoursResponse(resource(entry, cancelled: cancelled), status: entry == suppression ? 201 : 200)
    }

    /// Who wants no letters.
    private enum Who {
        case address(EmailAddress)
        /// Whoever that went to.
        case followUp(FollowUpID)
    }

    private static var order: ValueReader<(Who, String?)> {
        .mapping("the request") { keys in
            let address = keys.nullable("address", .address)
            let followUp = keys.nullable(
                "follow_up",
                ValueReader<String>.text("a follow-up's id").then { text, node, problems in
                    if let id = FollowUpID(text) { return id }
                    problems.report("found something else than a follow-up's id", at: node)
                    return nil
                })
            let reason = keys.nullable("reason", .discreet("a reason", octets: 1_000))
            if keys.has("address") == keys.has("follow_up") {
                keys.report("give an address or the follow_up that went to it")
                return nil
            }
            guard let who = address.map(Who.address) ?? followUp.map(Who.followUp) else { return nil }
            return (who, reason)
        }
    }

    private func remove(_ request: ControlRequest) async throws(Problem) -> HoursResponse {
        let order = ValueReader<EmailAddress>.mapping("the request") { $0.required("address", .address) }
        let address = try reader.read(try await request.json(), order)
        let entry = try await storing { () throws(StoreError) in
            try await context.store.unsuppress(address.description)
        }
        guard let entry else {
            throw Problem(
                type: "/problems/unknown-suppression", title: "Unknown suppression", status: 404,
                detail: "The address isn't on the list of those who want no letters.")
        }
        return HoursResponse(resource(entry))
    }

    private func list(_ query: inout QueryReader) async throws(Problem) -> HoursResponse {
        let limit = query.limit()
        let after = query.text("cursor")
        try query.finish()
        let found = try await storing { () throws(StoreError) in
            try await context.store.suppressions(after: after, limit: limit + 1)
        }
        let page = found.prefix(limit)
        return HoursResponse(
            SuppressionPage(
                suppressions: page.map { resource($0) }, cursor: found.count > limit ? page.last?.address : nil))
    }

    private func resource(_ entry: Suppression, cancelled: Int? = nil) -> SuppressionResource {
        SuppressionResource(
            address: entry.address, reason: entry.reason,
            since: entry.since.formatted(in: context.hours.snapshot.display), cancelled: cancelled)
    }
}
