import FollowUps
import LinuxSystem
import MadoguchiAPI

/// Everything about follow-ups and their queue that `control.sock` answers, without a transport.
struct FollowUpsAPI: Sendable {
    let store: any FollowUpStore
    let hours: CurrentHours
    let clock: WallClock
    let newID: @Sendable () -> FollowUpID
    let queue: any QueueControl
    /// Called when something may be due sooner than whoever sends knows, with the snapshot that it was derived from:
    /// another one may have come meanwhile, and then its due instant is derived anew.
    let wake: @Sendable (HoursSnapshot) -> Void

    /// Seconds after which it may help to ask again what couldn't be done.
    private static let retryAfter = 10

    /// - Returns: nil where the path is none of this API's.
    func reply(to request: ControlRequest) async -> ControlReply? {
        do throws(Problem) {
            let target = try RequestTarget(request.target)
            guard let route = FollowUpsRoute(target.path) else { return nil }
            guard route.methods.contains(request.method) else {
                let problem = Problem.methodNotAllowed(
                    request.method, allowed: route.methods.joined(separator: " or "))
                let allowed = route.methods.joined(separator: ", ")
                return .whole(HoursResponse(problem, fields: [("allow", allowed)]))
            }
            return try await reply(to: request, route: route, query: QueryReader(target))
        } catch {
            let retry = [(name: "retry-after", value: "\(Self.retryAfter)")]
            return .whole(HoursResponse(error, fields: error.status == 503 ? retry : []))
        }
    }

    private func reply(
        to request: ControlRequest, route: FollowUpsRoute, query: QueryReader
    ) async throws(Problem) -> ControlReply {
        switch route {
        case .followUps where request.method == "POST": .whole(try await accept(request, query: query))
        case .followUps: .whole(try await list(query: query))
        case .batch: .batch(try batch(request, query: query))
        case .followUp(let id): .whole(try await followUp(id, query: query))
        case .command(let verb, let id): .whole(try await command(verb, id: id, request, query: query))
        case .queue: .whole(try await queueStatus(query: query))
        case .pause, .resume: .whole(try await setPaused(route == .pause, request, query: query))
        }
    }

    /// Does something with the store.
    func storing<Value: Sendable>(
        _ body: () async throws(StoreError) -> Value
    ) async throws(Problem) -> Value {
        do throws(StoreError) {
            return try await body()
        } catch {
            throw .store(error)
        }
    }
}
