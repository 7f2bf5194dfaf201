import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours

extension PlansAPI {
    func audit(_ request: Request) throws(Problem) -> Reply {
        let snapshot = current.snapshot
        let plan = try plan(of: request, in: snapshot)
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        let configuration = plan.configuration
        guard let stated = configuration.hours.stated, let published = stated.published,
            let vendorZone = plan.vendorZone
        else { throw Problem(.noPublishedTable(plan: plan.id)) }
        let zone = snapshot.zones[published.timezone] ?? .utc
        let seasons = PublishedTable(published, zone: zone).audit(
            plan.schedule, in: vendorZone, from: clock.now())
        return .now(
            try Response(
                PlanAudit(
                    plan: plan.id, name: configuration.name(in: request.language(in: snapshot)),
                    vendorZone: stated.timezone, hours: configuration.hours.notation,
                    zone: published.timezone, agrees: seasons.allSatisfy(\.agrees), seasons: seasons)))
    }
}

/// Published local hours, compared with a schedule's hours on the same clock.
struct PublishedTable: Sendable {
    let hours: PublishedHours
    /// The zone whose clocks the table is for.
    let zone: Zone

    init(_ hours: PublishedHours, zone: Zone) {
        self.hours = hours
        self.zone = zone
    }

    /// Audits the vendor's next standard and next daylight season. A zone that never changes its clocks has only a
    /// standard one.
    ///
    /// - Parameter vendor: the zone that the schedule goes by.
    func audit(_ schedule: Schedule, in vendor: Zone, from now: Instant) -> [PlanAudit.Season] {
        [false, true].compactMap { isDaylight in
            guard let season = Season.next(isDaylight: isDaylight, in: vendor, zone, from: now) else {
                return nil
            }
            return audit(schedule, in: season, against: isDaylight ? hours.daylight ?? hours.standard : hours.standard)
        }
    }

    private func audit(_ schedule: Schedule, in season: Season, against span: DailySpan) -> PlanAudit.Season {
        // A window that begins in these weeks counts in full, so the span extends a day and a half beyond them.
        let reach = season.weeks.lowerBound..<season.weeks.upperBound.advanced(bySeconds: 2 * 86_400)
        let windows = schedule.windows(in: reach).filter { $0.status.state == .open }
        let printed = openings(of: span, in: season.weeks)
        let actual = windows.compactMap { season.weeks.clamp($0.start..<$0.end) }
        let both = overlap(printed, actual)
        let weeks = season.weeks.seconds / (7 * 86_400)
        let wronglyOpen = (printed.map(\.seconds).reduce(0, +) - both) / weeks
        let wronglyClosed = (actual.map(\.seconds).reduce(0, +) - both) / weeks
        return PlanAudit.Season(
            season: season.isDaylight ? "daylight" : "standard", abbreviation: season.abbreviation,
            published: span.text,
            computed: DailyHoursTable(
                windows.filter { season.weeks.contains($0.start) }.map { $0.start..<$0.end }, zone: zone
            ).rows,
            agrees: wronglyOpen == 0 && wronglyClosed == 0, wronglyOpen: wronglyOpen, wronglyClosed: wronglyClosed)
    }

    /// The instants at which the table says open: the same hours on every day.
    private func openings(of span: DailySpan, in weeks: Range<Instant>) -> [Range<Instant>] {
        let first = zone.civil(at: weeks.lowerBound).date
        let last = zone.civil(at: weeks.upperBound).date
        let end = span.end <= span.start ? span.end + 1_440 : span.end
        let days = stride(from: first.daysSinceEpoch - 1, through: last.daysSinceEpoch, by: 1)
        return days.compactMap { day in
            let midnight = Int64(day) * 86_400
            let start = zone.instant(of: CivilDateTime(localSeconds: midnight + Int64(span.start) * 60))
            let finish = zone.instant(of: CivilDateTime(localSeconds: midnight + Int64(end) * 60))
            return start < finish ? weeks.clamp(start..<finish) : nil
        }
    }

    /// Seconds that lie in both lists, each sorted and free of overlaps.
    private func overlap(_ a: [Range<Instant>], _ b: [Range<Instant>]) -> Int64 {
        var total: Int64 = 0
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            total += a[i].clamp(b[j])?.seconds ?? 0
            if a[i].upperBound < b[j].upperBound { i += 1 } else { j += 1 }
        }
        return total
    }
}

/// Whole weeks in which neither the vendor's clocks nor the table's change.
private struct Season {
    let isDaylight: Bool
    let abbreviation: String
    let weeks: Range<Instant>

    /// The first such weeks, four at most, that begin with a Monday on the table's clock.
    ///
    /// - Returns: nil where neither the coming years nor the present have a week of that season.
    static func next(isDaylight: Bool, in vendor: Zone, _ table: Zone, from now: Instant) -> Season? {
        let horizon = now.advanced(bySeconds: 3 * 366 * 86_400)
        let changes = (vendor.transitions(in: now..<horizon) + table.transitions(in: now..<horizon)).map(\.at).sorted()
        var start = now
        for end in changes + [horizon] {
            let offset = vendor.offset(at: start)
            if offset.isDaylight == isDaylight, let weeks = wholeWeeks(in: start..<end, on: table) {
                return Season(isDaylight: isDaylight, abbreviation: offset.abbreviation, weeks: weeks)
            }
            start = end
        }
        return nil
    }

    private static func wholeWeeks(in span: Range<Instant>, on zone: Zone) -> Range<Instant>? {
        let date = zone.civil(at: span.lowerBound).date
        let toMonday = (8 - date.weekday.rawValue) % 7
        var monday = zone.midnight(of: date.adding(days: toMonday))
        if monday < span.lowerBound { monday = monday.advanced(bySeconds: 7 * 86_400) }
        let weeks = min(4, span.upperBound.seconds(since: monday) / (7 * 86_400))
        return weeks > 0 ? monday..<monday.advanced(bySeconds: weeks * 7 * 86_400) : nil
    }
}

extension Range<Instant> {
    var seconds: Int64 { upperBound.seconds(since: lowerBound) }

    /// The intersection; nil where it is empty.
    func clamp(_ other: Range<Instant>) -> Range<Instant>? {
        let start = Swift.max(lowerBound, other.lowerBound)
        let end = Swift.min(upperBound, other.upperBound)
        return start < end ? start..<end : nil
    }
}
