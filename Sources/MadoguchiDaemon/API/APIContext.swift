import FollowUps
import Guidance
import LinuxSystem

/// What the APIs of `control.sock` share.
struct APIContext: Sendable {
    let store: any FollowUpStore
    let current: CurrentSnapshot
    let clock: WallClock
    let newID: @Sendable () -> FollowUpID
    let templates: TemplateRenderer
    /// Called when something may be due sooner than the dispatcher knows, with the snapshot that it was derived from.
    let wake: @Sendable (Snapshot) -> Void

    /// Stores something that may be due at once. Where nobody knows whether it was stored, the dispatcher looks.
    func queueing<Value: Sendable>(
        by snapshot: Snapshot, _ body: () async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        do throws(StoreError) {
            return try await body()
        } catch {
            if error.reason == .uncertain { wake(snapshot) }
            throw error
        }
    }
}
