import Delivery
import FollowUps
import LinuxSystem
import MadoguchiAPI
import SupportHours

extension FollowUpsAPI {
    /// Follow-ups that one page may have.
    private static let largestPage = 1_000
    private static let usualPage = 50

    func list(query: QueryReader) async throws(Problem) -> HoursResponse {
        var query = query
        let filter = FollowUpFilter(
            state: query.optional("state", Self.state), plan: query.optional("plan", Self.anyText),
            recipient: query.optional("to", Self.recipient), caseLabel: query.optional("case", Self.anyText))
        let limit = query.optional("limit", Self.limit) ?? Self.usualPage
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

    private static func anyText(_ text: String) throws(ParameterError) -> String { text }

    private static func state(_ text: String) throws(ParameterError) -> FollowUpState {
        if let state = FollowUpState(rawValue: text) { return state }
        let words = FollowUpState.allCases.map(\.rawValue)
        let nearest = Spelling.nearest(to: text, among: words).map { "; did you mean \($0)?" } ?? ""
        throw ParameterError(description: "is none of \(words.joined(separator: ", "))\(nearest)")
    }

    /// As it is kept, however it is spelt.
    private static func recipient(_ text: String) throws(ParameterError) -> String {
        do throws(AddressError) {
            return try EmailAddress(parsing: text).description
        } catch {
            throw ParameterError(description: "position \(error.position + 1): \(error.reason)")
        }
    }

    private static func limit(_ text: String) throws(ParameterError) -> Int {
        guard let limit = Int(text), (1...largestPage).contains(limit) else {
            throw ParameterError(description: "is no whole number from 1 to \(largestPage)")
        }
        return limit
    }

    private static func cursor(_ text: String) throws(ParameterError) -> FollowUpID {
        guard let id = FollowUpID(text) else {
            throw ParameterError(description: "is no cursor; give the one of the page before, as it came")
        }
        return id
    }
}
