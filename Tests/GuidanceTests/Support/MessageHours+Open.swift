import Guidance
import SupportHours
import TestZones

extension MessageHours {
    /// Of a plan that is open at all times.
    static func open() throws -> MessageHours {
        MessageHours(
            planName: "Basic",
            schedule: Schedule(hours: try OpeningHours(parsing: "24/7"), zone: try .california()),
            at: Instant(secondsSinceEpoch: 1_795_608_000), display: try .japan())
    }
}
