package import FollowUps
package import SupportHours

extension PostgreSQLStore {
    package func prune(endedBefore instant: Instant, limit: Int) async throws(StoreError) -> Int {
        try await sending.submit { try $0.prune(endedBefore: instant, limit: limit) }
    }

    package func condition() async -> StoreCondition {
        do throws(StoreError) {
            return StoreCondition(size: try await read { try $0.size() })
        } catch {
            return StoreCondition(trouble: error)
        }
    }
}
