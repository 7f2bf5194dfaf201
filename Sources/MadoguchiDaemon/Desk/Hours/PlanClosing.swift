import SupportHours

/// Until when a plan may be closed: what is left of today, or until it opens on a later day. Only such ends count as take
/// hours away.
///
/// A day is the vendor's: a night's hours in Japan are one day of California.
struct PlanClosing: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case today
        case opening
        /// Of a plan that never closes.
        case monday
    }

    let kind: Kind
    let end: Instant

    /// - Parameters:
    ///   - windows: those in which the plan is open, from `now` on, in the order of time.
    ///   - vendor: the vendor's zone.
    ///   - reader: whose day it is for a plan that never closes.
    ///   - most: how many later days there are at most.
    static func all(
        windows: [Range<Instant>], on vendor: Zone, reader: Zone, at now: Instant, most: Int = 2
    ) -> [PlanClosing] {
        guard let first = windows.first else { return [] }
        let isAlwaysOpen = windows.count == 1 && first.lowerBound <= now
        let zone = isAlwaysOpen ? reader : vendor
        let today = zone.civil(at: now).date
        let midnight = zone.midnight(of: today.adding(days: 1))
        let isOpenToday = first.lowerBound < midnight
        // Later days on which a window begins, each by its first one.
        var openings: [Instant] = []
        for start in windows.map(\.lowerBound) where start >= midnight {
            if openings.last.map({ zone.civil(at: $0).date }) != zone.civil(at: start).date { openings.append(start) }
        }
        var closings = isOpenToday ? [PlanClosing(kind: .today, end: midnight)] : []
        closings += (isOpenToday ? openings[...] : openings.dropFirst()).prefix(most)
            .map { PlanClosing(kind: .opening, end: $0) }
        if isOpenToday, openings.isEmpty {
            let monday = (2...8).map { today.adding(days: $0) }.first { $0.weekday == .monday }
            closings += monday.map { [PlanClosing(kind: .monday, end: zone.midnight(of: $0))] } ?? []
        }
        return closings
    }
}
