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
}
