import FollowUps
import LinuxSystem
import MadoguchiAPI

extension FollowUpsAPI {
    /// Bytes that a command's body may have.
    private static let largestCommand = 4_096

    func command(
        _ verb: FollowUpsRoute.Verb, id text: String, _ request: ControlRequest, query: QueryReader
    ) async throws(Problem) -> HoursResponse {
        var query = query
        try query.finish()
        try request.requireContentType("application/json")
        let body = try await request.body(Self.largestCommand)
        guard let id = FollowUpID(text) else { throw .unknownFollowUp(text) }
        let snapshot = hours.snapshot
        let now = clock.now()
        let command = try FollowUpReader(snapshot: snapshot, now: now).command(verb, body[...])
        let result = try await storing { () throws(StoreError) in
            try await store.apply(command, to: id, at: now, uid: request.uid, rules: snapshot.dueRules)
        }
        switch result {
        case .done(let followUp):
            if verb != .cancel { wake(snapshot) }
            return HoursResponse(FollowUpPresenter(snapshot: snapshot, now: now).resource(followUp))
        case .unknown: throw .unknownFollowUp(text)
        case .impossible(let followUp) where FollowUpsRoute.Verb.possible(in: followUp.state).contains(verb):
            throw .erased(id)
        case .impossible(let followUp): throw .impossible(verb, in: followUp.state)
        }
    }

    func setPaused(
        _ paused: Bool, _ request: ControlRequest, query: QueryReader
    ) async throws(Problem) -> HoursResponse {
        var query = query
        try query.finish()
        try request.requireContentType("application/json")
        let body = try await request.body(Self.largestCommand)
        try FollowUpReader(snapshot: hours.snapshot, now: clock.now()).nothing(body[...])
        try await storing { () throws(StoreError) in
            if paused { try await queue.pause() } else { try await queue.resume() }
        }
        return try await queueStatus(query: query)
    }
}
