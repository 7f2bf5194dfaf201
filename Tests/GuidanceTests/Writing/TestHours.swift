import Guidance
import SupportHours
import TestZones

/// Plans' hours at given moments, on Japan's clock.
struct TestHours {
    /// - Parameters:
    ///   - hours: in OpenStreetMap's notation, on California's clock.
    ///   - now: RFC 3339; on Japan's clock where it has no offset.
    static func at(_ now: String, hours: String = "Mo-Fr 06:00-17:00", plan: String = "Basic") throws -> MessageHours {
        let schedule = Schedule(hours: try OpeningHours(parsing: hours), zone: try .california())
        return MessageHours(
            planName: plan, schedule: schedule, at: try Instant(now, in: .japan()), display: try .japan())
    }
}
