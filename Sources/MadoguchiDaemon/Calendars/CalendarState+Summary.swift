import Calendars
import Messages
import SupportHours

extension [CalendarState] {
    /// What a check of the configuration says of the calendars.
    func summary(for configuration: Configuration, at now: Instant, in zone: Zone) -> [Wording] {
        let expiries = expiries(for: configuration, from: zone.civil(at: now).date)
        return flatMap { calendar in
            let running = expiries.filter { $0.name == calendar.name }.map { name, expiry in expiry.wording(of: name) }
            return [calendar.result] + (calendar.remarks + running.map { .warning($0) }).map { $0.indented() }
        }
    }
}

extension CalendarState {
    /// Faults that a check names one by one.
    private static let mostCauses = 10

    fileprivate var result: Wording {
        .calendarComesTo(
            name, days: days.days.count, span: days.coverage.map { ("\($0.lowerBound)", "\($0.upperBound)") },
            source: configuration.location)
    }

    fileprivate var remarks: [Wording] {
        var remarks: [Wording] = []
        if let trouble {
            let causes = trouble.causes.prefix(Self.mostCauses)
            remarks = causes.map { isAwaited ? .note($0) : .warning($0) }
            if trouble.count > causes.count { remarks.append(.moreCalendarFaults(trouble.count - causes.count)) }
        }
        return remarks + (reading?.notes.map { .note($0.wording) } ?? [])
    }
}
