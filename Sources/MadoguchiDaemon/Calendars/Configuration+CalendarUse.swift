import Calendars
import SupportHours

extension Configuration {
    /// Plans that name a calendar, for days that close them or days that are mentioned; in the configuration's order.
    func plans(naming calendar: String) -> [String] {
        plans.filter { $0.holidayCalendars.contains(calendar) || $0.noted.contains(calendar) }.map(\.id)
    }

    var calendarFiles: Set<String> { Set(calendars.compactMap(\.path)) }
}

extension PlanConfiguration {
    /// Calendars that the hours go by.
    var holidayCalendars: Set<String> {
        guard let stated = hours.stated else { return [] }
        return Set(
            (stated.holidays + stated.schoolHolidays).compactMap { entry in
                if case .calendar(let name) = entry { name } else { nil }
            })
    }
}

extension [CalendarState] {
    /// Calendars that plans' hours go by, and that have run out or will soon.
    func expiries(
        for configuration: Configuration, from date: CivilDate
    ) -> [(name: String, expiry: CalendarExpiry)] {
        let used = configuration.plans.reduce(into: Set<String>()) { $0.formUnion($1.holidayCalendars) }
        return filter { used.contains($0.name) }.compactMap { calendar in
            calendar.days.expiry(from: date).map { (calendar.name, $0) }
        }
    }
}
