import Dispatch
package import FollowUps

extension SQLiteStore: StoreCopying {
    package func backup() async throws(StoreError) -> StoreCopy {
        // This opens it where it isn't open.
        _ = try await read { db in try db.currentPause() }
        return try await withCheckedContinuation { (continuation: CheckedContinuation<Result<_, _>, Never>) in
            copying.async { [database] in
                continuation.resume(returning: Result { () throws(StoreError) in try database.copy() })
            }
        }.get()
    }

    package func condition() async -> StoreCondition {
        let trouble: StoreError?
        do throws(StoreError) {
            _ = try await read { db in try db.currentPause() }
            trouble = nil
        } catch {
            trouble = error
        }
        return database.condition(trouble)
    }
}
