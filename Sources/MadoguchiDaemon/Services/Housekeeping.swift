import FollowUps
import LinuxSystem
import Logging
import ServiceLifecycle
import SupportHours

/// Lets go of what is past its time: follow-ups that expired while others were being sent, and finished ones that have
/// been kept for long enough.
struct Housekeeping: Service {
    private static let pause = Duration.seconds(60)
    /// Few enough that others get their turn between two commits.
    private static let page = 500

    let store: any SendingStore & StoreUpkeep & CaseStore
    let current: CurrentSnapshot
    let clock: WallClock
    let logger: Logger

    func run() async throws {
        // Cutting its pause short is how it ends.
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: Self.pause)
                // What the store can't do, it says itself.
                try? await tidy()
            }
        }
    }

    func tidy() async throws {
        let now = clock.now()
        while true {
            let expired = try await store.expire(at: now, limit: Self.page)
            if expired < Self.page { break }
            try Task.checkCancellation()
        }
        let horizon = now.advanced(bySeconds: -current.snapshot.configuration.followUps.keep)
        var pruned = 0
        while true {
            let page = try await store.prune(endedBefore: horizon, limit: Self.page)
            pruned += page
            if page < Self.page { break }
            try Task.checkCancellation()
        }
        while true {
            let page = try await store.forgetCases(resolvedBefore: horizon, limit: Self.page)
            if page < Self.page { break }
            try Task.checkCancellation()
        }
        if pruned > 0 { logger.info("\(pruned) finished follow-ups were deleted, as keep in follow_ups says") }
    }
}
