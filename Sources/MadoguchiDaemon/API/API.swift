import FollowUps

/// A resource that the sockets answer about, without a transport.
protocol API: Sendable {
    var routes: [Route] { get }
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
