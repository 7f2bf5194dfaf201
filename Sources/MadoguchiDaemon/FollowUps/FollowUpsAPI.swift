import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI

/// Everything about follow-ups and their queue that `control.sock` answers, without a transport.
struct FollowUpsAPI: ControlAPI {
    let store: any FollowUpStore
    let hours: CurrentHours
    let clock: WallClock
    let newID: @Sendable () -> FollowUpID
    let queue: any QueueControl
    /// Called when something may be due sooner than whoever sends knows, with the snapshot that it was derived from:
    /// another one may have come meanwhile, and then its due instant is derived anew.
    let wake: @Sendable (HoursSnapshot) -> Void
    let letters: LetterWriter

    init(_ context: APIContext, queue: any QueueControl) {
        store = context.store
        hours = context.hours
        clock = context.clock
        newID = context.newID
        self.queue = queue
        wake = context.wake
        letters = context.letters
    }

    func reply(
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
