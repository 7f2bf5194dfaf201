import FollowUps

/// A set of routes, independent of the transport.
protocol API: Sendable {
    var routes: [Route] { get }
}

/// Calls the store, and turns its errors into problems.
func storing<Value: Sendable>(
    _ body: () async throws(StoreError) -> Value
) async throws(Problem) -> Value {
    do throws(StoreError) {
        return try await body()
    } catch {
        throw .store(error)
    }
}
