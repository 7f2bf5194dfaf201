import SupportHours

/// When a feed is fetched: once in so long, and sooner again after a failure.
struct FeedSchedule: Hashable, Sendable {
    /// Seconds.
    private static let firstRetry: Int64 = 60

    /// When it was last tried; nil for never.
    private(set) var triedAt: Instant?
    /// Failures in a row.
    private(set) var failures = 0

    init(fetchedAt: Instant? = nil) {
        triedAt = fetchedAt
    }

    mutating func note(isSuccess: Bool, at now: Instant) {
        triedAt = now
        failures = isSuccess ? 0 : failures + 1
    }

    /// - Parameter refresh: seconds from one fetch to the next; no failure makes it longer.
    func isDue(at now: Instant, refresh: Int64) -> Bool {
        // A clock that was set back says nothing of how old it is.
        guard let triedAt, triedAt <= now else { return true }
        let pause = failures == 0 ? refresh : min(refresh, Self.firstRetry << Int64(min(failures - 1, 20)))
        return now.seconds(since: triedAt) >= pause
    }
}
