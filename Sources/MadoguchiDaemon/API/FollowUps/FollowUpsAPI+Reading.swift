import FollowUps
import LinuxSystem
import MadoguchiAPI
import MailAddress
import Messages
import SupportHours

extension FollowUpsAPI {
    static let state = Parameters.word("state", of: FollowUpState.self, about: "only in this state")
    static let caseLabel = Parameters.text("case", about: "only of this case")
    static let cursor = Parameters.cursor { FollowUpID($0) }

    func list(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        let filter = FollowUpFilter(
            state: query.read(Self.state), plan: query.read(Parameters.plan),
            recipient: query.read(Parameters.recipient), caseLabel: query.read(Self.caseLabel))
        let limit = query.read(Parameters.limit) ?? 50
        let before = query.read(Self.cursor)
        try query.finish()

        // One more shows whether there is a next page.
        let found = try await storing { () throws(StoreError) in
            try await context.store.list(filter, before: before, limit: limit + 1)
        }
        let presenter = presenter(for: request)
        let page = found.prefix(limit)
        return try Response(
            FollowUpPage(
                followUps: page.map { presenter.resource($0) },
                cursor: found.count > limit ? page.last?.id.description : nil))
    }

    func followUp(_ request: Request) async throws(Problem) -> Response {
        var query = QueryReader(request, in: context.current.snapshot)
        try query.finish()
        let id = try id(of: request)
        let found = try await storing { () throws(StoreError) in try await context.store.followUp(id) }
        guard let found else { throw Problem(.unknownFollowUp(id.description)) }
        let history = try await storing { () throws(StoreError) in try await context.store.history(of: id) }
        return try Response(presenter(for: request).resource(found, history: history))
    }

    func id(of request: Request) throws(Problem) -> FollowUpID {
        let text = request.captured("id")
        guard let id = FollowUpID(text) else { throw Problem(.unknownFollowUp(text)) }
        return id
    }
}
