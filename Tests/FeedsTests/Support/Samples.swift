import Messages
import SupportHours
import TestZones

@testable import Feeds

/// Plans to write feeds of.
enum Samples {
    static let now = "2026-11-27T23:30:00Z"

    static func basic(
        hours: String = "Mo-Fr 06:00-17:00; PH off", holidays: Set<CivilDate> = [], overrides: [Override] = [],
        name: String = "Basic", language: Language = .en,
        reason: @escaping @Sendable (Instant) -> String? = { _ in nil }
    ) throws -> FeedPlan {
        let schedule = Schedule(
            hours: try OpeningHours(parsing: hours), zone: try .california(),
            holidays: HolidayCalendar(publicHolidays: holidays)
        ).with(overrides: overrides)
        return FeedPlan(
            id: "basic", name: name, language: language, schedule: schedule,
            revised: try Instant("2026-11-01T00:00:00Z"), reason: reason)
    }

    static func calendar(_ plan: FeedPlan) throws -> String {
        CalendarFeed(plan, at: try Instant(now)).feed.text
    }
}

extension String {
    /// The content lines, unfolded.
    var contentLines: [String] {
        replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    /// The values of a property's lines, with its parameters.
    func values(of name: String) -> [String] {
        contentLines.filter { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }
    }
}
