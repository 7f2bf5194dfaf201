import Calendars
import FollowUps
import SupportHours

/// What plans' hours are made of beside the configuration and the tz database, and what changes while the daemon runs.
struct HourLayers: Hashable, Sendable {
    /// By their names in the configuration; a calendar that isn't there has no day.
    var calendars: [String: DayCalendar] = [:]
    /// Those that aren't removed, by id.
    private(set) var overrides: [PlanOverride] = []

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

    /// A change of the overrides.
    enum OverrideChange: Sendable {
        /// These are all.
        case all([PlanOverride])
        case added(PlanOverride)
        case removed(OverrideID)
    }

    mutating func apply(_ change: OverrideChange) {
        switch change {
        case .all(let overrides): self.overrides = overrides.sorted { $0.id < $1.id }
        case .added(let override):
            overrides.removeAll { $0.id == override.id }
            let place = overrides.firstIndex { $0.id > override.id } ?? overrides.endIndex
            overrides.insert(override, at: place)
        case .removed(let id): overrides.removeAll { $0.id == id }
        }
    }
}

extension Override {
    /// As a plan's timeline has it.
    init(_ override: PlanOverride) {
        self.init(id: override.id.rawValue, start: override.start, end: override.end, state: override.state)
    }
}
