import Calendars
import FollowUps
import SupportHours

/// What plans' hours are made of beside the configuration and the tz database, and what changes while the daemon runs.
struct HourLayers: Sendable {
    /// By their names in the configuration; a calendar that isn't there has no day.
    var calendars: [String: DayCalendar] = [:]
    /// Those that aren't removed.
    var overrides: [PlanOverride] = []

    static let none = HourLayers()

    /// The years for which yearly dates are expanded.
    static let years = 1_970...2_199

    /// The days of a list of entries, with their names.
    func days(_ entries: [HolidayEntry]) -> DayCalendar {
        .union(
            entries.map { entry in
                if case .calendar(let name) = entry { return calendars[name] ?? .empty }
                return DayCalendar(entry.dates(in: Self.years).map { NamedDay($0) })
            })
    }
}

extension Override {
    /// As a plan's timeline has it.
    init(_ override: PlanOverride) {
        self.init(id: override.id.rawValue, start: override.start, end: override.end, state: override.state)
    }
}
