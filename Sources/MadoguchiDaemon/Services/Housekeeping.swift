import FollowUps
import LinuxSystem
import LoggedEvents
import Logging
import Messages
import ServiceLifecycle
import SupportHours

/// Expires follow-ups that nobody tried to send in time, prunes terminal ones and overrides that are over, once they
/// have been kept for long enough, and has the hours catch up with overrides.
struct Housekeeping: Service {
    private static let pause = Duration.seconds(60)
    /// Few enough that other calls get their turn between two commits.
    private static let page = 500

    let store: any SendingStore & StoreUpkeep & CaseStore & OverrideStore
    let overrides: StoredOverrides
    let current: CurrentSnapshot
    let clock: WallClock
    let logger: Logger

    func run() async throws {
        // Its pause is cancelled at shutdown.
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: Self.pause)
                // The store logs its own failures.
                try? await tidy()
            }
        }
    }

    func tidy() async throws {
        try await overrides.catchUp()
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
        while true {
            let page = try await store.pruneOverrides(endedBefore: horizon, limit: Self.page)
            if page < Self.page { break }
            try Task.checkCancellation()
        }
        if pruned > 0 { logger.info(.pruned(pruned)) }
    }
}
