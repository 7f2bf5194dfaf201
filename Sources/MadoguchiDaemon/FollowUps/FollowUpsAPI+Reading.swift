import FollowUps
import LinuxSystem
import MadoguchiAPI
import SupportHours

extension FollowUpsAPI {
    func list(query: QueryReader) async throws(Problem) -> HoursResponse {
        var query = query
        let filter = FollowUpFilter(
            state: query.optional("state", Self.state), plan: query.text("plan"),
            recipient: query.address("to"), caseLabel: query.text("case"))
        let limit = query.limit()
        let before = query.optional("cursor", Self.cursor)
        try query.finish()

        // One more tells whether there is more.
        let found = try await storing { () throws(StoreError) in
            try await store.list(filter, before: before, limit: limit + 1)
        }
        let presenter = presenter
        let page = found.prefix(limit)
        return HoursResponse(
            FollowUpPage(
                followUps: page.map { presenter.resource($0) },
                cursor: found.count > limit ? page.last?.id.description : nil))
    }

    func followUp(_ text: String, query: QueryReader) async throws(Problem) -> HoursResponse {
        var query = query
        try query.finish()
        guard let id = FollowUpID(text) else { throw .unknownFollowUp(text) }
        let found = try await storing { () throws(StoreError) in try await store.followUp(id) }
        guard let found else { throw .unknownFollowUp(text) }
        let history = try await storing { () throws(StoreError) in try await store.history(of: id) }
        return HoursResponse(presenter.resource(found, history: history))
    }

    var presenter: FollowUpPresenter { FollowUpPresenter(snapshot: hours.snapshot, now: clock.now()) }

    private static func state(_ text: String) throws(ParameterError) -> FollowUpState {
        if let state = FollowUpState(rawValue: text) { return state }
        let words = FollowUpState.allCases.map(\.rawValue)
        let nearest = Spelling.nearest(to: text, among: words).map { "; did you mean \($0)?" } ?? ""
        throw ParameterError(description: "is none of \(words.joined(separator: ", "))\(nearest)")
    }

    private static func cursor(_ text: String) throws(ParameterError) -> FollowUpID {
        guard let id = FollowUpID(text) else {
            throw ParameterError(description: "is no cursor; give the one of the page before, as it came")
        }
        return id
    }
}
