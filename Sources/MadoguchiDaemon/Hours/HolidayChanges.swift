import Calendars
import Messages
import SupportHours

/// What the holidays of a part of a plan change for the plan, and the days that are noted without closing anything.
struct HolidayChanges {
    private let changes: PlanChanges
    private let part: PlanHours
    private let schoolHolidays: Set<CivilDate>

    init(_ changes: PlanChanges, part: PlanHours) {
        self.changes = changes
        self.part = part
        schoolHolidays = part.schedule.civilHours?.holidays.schoolHolidays ?? []
    }

    var all: [HoursChange] {
        let entries = entries
        return entries.map { entry in
            HoursChange(
                at: entry.span.lowerBound, cause: .day(entry.first), closes: entry.closes, text: sentence(entry))
        } + notedDays(besides: Set(entries.flatMap(\.dates)))
    }

    // MARK: Holidays

    /// Spans of one state by holidays of one name.
    private struct Entry {
        var spans: [Range<Instant>]
        let state: OpenState
        var closes: Bool
        /// The vendor's days: the first one, and all of them.
        let first: CivilDate
        var dates: [CivilDate]
        let name: Wording?

        /// From the first instant to the last one.
        var span: Range<Instant> {
            (spans.first?.lowerBound ?? .distantFuture)..<(spans.last?.upperBound ?? .distantFuture)
        }
    }

    private var entries: [Entry] {
        guard let zone = part.vendorZone, let usual = part.schedule.ignoringHolidays else { return [] }
        var entries: [Entry] = []
        for contrast in changes.contrasts(of: part, otherwise: usual, in: changes.neighbourhood) {
            for (date, contrast) in contrast.byDay(in: zone) { add(contrast, of: holiday(on: date), to: &entries) }
        }
        return entries.filter { $0.span.overlaps(changes.span) }
    }

    /// The day itself, or the day before where that is the holiday, whose hours go on after midnight.
    private func holiday(on date: CivilDate) -> CivilDate {
        let eve = date.adding(days: -1)
        return !isHoliday(date) && isHoliday(eve) ? eve : date
    }

    private func isHoliday(_ date: CivilDate) -> Bool {
        part.holidays[date] != nil || schoolHolidays.contains(date)
    }

    private func add(_ contrast: Contrast, of date: CivilDate, to entries: inout [Entry]) {
        let name = part.holidays[date]?.name
        let new = Entry(
            spans: [contrast.span], state: contrast.state, closes: contrast.closes, first: date, dates: [date],
            name: name)
        guard let last = entries.last, last.state == new.state, last.name == name, goesOn(from: last, to: date) else {
            entries.append(new)
            return
        }
        var joined = last
        joined.closes = last.closes || new.closes
        if last.dates.last != date { joined.dates.append(date) }
        let whole = last.span.lowerBound..<contrast.span.upperBound
        if changes.plan.schedule.span(at: whole.lowerBound).until.map({ $0 >= whole.upperBound }) ?? true {
            // What lies between them is in the same state anyway.
            joined.spans = [whole]
        } else if last.dates.last == date {
            joined.spans.append(contrast.span)
        } else {
            entries.append(new)
            return
        }
        entries[entries.count - 1] = joined
    }

    /// Whether every day from an entry's last one to a date is a holiday of the same name.
    private func goesOn(from entry: Entry, to date: CivilDate) -> Bool {
        guard let last = entry.dates.last else { return false }
        let days = date.daysSinceEpoch - last.daysSinceEpoch
        guard (0...31).contains(days) else { return false }
        return (0...days).map { last.adding(days: $0) }.allSatisfy {
            isHoliday($0) && part.holidays[$0]?.name == entry.name
        }
    }

    private func sentence(_ entry: Entry) -> Wording {
        let spans = entry.spans.map { changes.clock.span(from: $0.lowerBound, to: $0.upperBound) }
        let plan = changes.mention(of: part)
        return switch entry.state {
        case .closed: .closedByHoliday(spans, name: entry.name, plan: plan)
        case .open: .openedByHoliday(spans, name: entry.name, plan: plan)
        case .unknown: .unknownByHoliday(spans, name: entry.name, plan: plan)
        }
    }

    // MARK: Noted days

    /// - Parameter told: days that are told as holidays.
    private func notedDays(besides told: Set<CivilDate>) -> [HoursChange] {
        let (clock, span) = (changes.clock, changes.span)
        let zone = part.zoneOfDays ?? clock.zone
        guard !part.noted.isEmpty, !span.isEmpty else { return [] }
        let dates = zone.civil(at: span.lowerBound).date...zone.civil(at: span.upperBound.advanced(bySeconds: -1)).date
        return part.noted[dates].filter { !told.contains($0.date) }.prefix(PlanChanges.most).compactMap { day in
            let start = zone.midnight(of: day.date)
            let end = zone.midnight(of: day.date.adding(days: 1))
            guard start < end else { return nil }
            // A day on which nobody would be there can't be a day off.
            let off = Override(id: .max, start: start, end: end, state: .closed)
            let contrasts = changes.contrasts(
                of: part, otherwise: part.schedule.with(overrides: part.schedule.overrides + [off]), in: start..<end)
            guard let first = contrasts.first(where: { $0.state == .open }), first.span.lowerBound < span.upperBound
            else { return nil }
            return HoursChange(
                at: first.span.lowerBound, cause: .day(day.date), closes: false,
                text: .dayNoted(
                    clock.date(day.date), name: day.name,
                    zone: zone.identifier == clock.zone.identifier ? nil : zone.spokenName,
                    plan: changes.mention(of: part)))
        }
    }
}
