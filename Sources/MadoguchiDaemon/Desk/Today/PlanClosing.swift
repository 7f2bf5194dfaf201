import MadoguchiAPI
import Messages
import SupportHours

/// Until when a plan can be closed at one tap: what is left of today, or until one of the coming days on which it would open.
///
/// A day is the vendor's: an evening's hours in Japan are one day of California.
struct PlanClosing: Sendable {
    enum Kind: Sendable {
        case today
        /// Until it opens on a later day.
        case day
    }

    let kind: Kind
    /// RFC 3339.
    let value: String
    let end: Instant

    /// How far ahead days are looked for, in seconds.
    private static let reach: Int64 = 21 * 86_400

    /// - Returns: only such closings as take some of the plan's hours away.
    static func all(of plan: String, for visit: DeskVisit) async throws(DeskFault) -> [PlanClosing] {
        let list: WindowList = try await visit.get(
            "/v1/plans/{plan}/windows", ["plan": plan],
            query: [
                ("from", visit.clock.text(visit.now)),
                ("to", visit.clock.text(visit.now.advanced(bySeconds: reach))),
            ])
        let windows = list.windows.compactMap { window in
            visit.instant(window.start).map { ($0, window.end.flatMap(visit.instant)) }
        }
        let zone = visit.snapshot.plan(plan)?.vendorZone ?? visit.snapshot.display
        return all(windows: windows, on: zone, at: visit.now).map { kind, end in
            PlanClosing(kind: kind, value: visit.clock.text(end), end: end)
        }
    }

    /// - Parameter windows: from `now` on, in the order of time.
    static func all(
        windows: [(start: Instant, end: Instant?)], on zone: Zone, at now: Instant
    ) -> [(kind: Kind, end: Instant)] {
        guard let first = windows.first else { return [] }
        let midnight = zone.midnight(of: zone.civil(at: now).date.adding(days: 1))
        let isOpenToday = first.start < midnight
        // Later days on which a window begins, each once.
        var days: [Instant] = []
        for window in windows where window.start >= midnight {
            let date = zone.civil(at: window.start).date
            if days.last.map({ zone.civil(at: $0).date }) != date { days.append(window.start) }
        }
        let later = (isOpenToday ? days[...] : days.dropFirst()).prefix(3).map { (kind: Kind.day, end: $0) }
        return (isOpenToday ? [(kind: Kind.today, end: midnight)] : []) + later
    }

    /// As a choice of a form.
    func name(on clock: PageClock) -> Wording {
        switch kind {
        case .today: .deskCloseTodayUntil(clock.moment(end))
        case .day: .deskCloseUntilOpens(clock.moment(end))
        }
    }

    /// As a link.
    func short(on clock: PageClock) -> Wording {
        switch kind {
        case .today: .deskCloseToday
        case .day: .deskCloseUntilDay(clock.day(end))
        }
    }
}

extension PageClock {
    /// `明日`, `11月30日(月)`
    func day(_ instant: Instant) -> Wording {
        let date = zone.civil(at: instant).date
        return date.daysSinceEpoch - today.daysSinceEpoch == 1
            ? .deskTomorrow : ClockWording(zone, besides: now).date(date)
    }

    /// `11月28日(土)`
    var dateOfToday: Wording { ClockWording(zone, besides: now).date(today) }
}
