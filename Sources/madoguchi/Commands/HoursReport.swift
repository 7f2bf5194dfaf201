import MadoguchiAPI
import Messages
import SupportHours

/// A plan's windows for people: the week drawn, the list, the next shift.
struct HoursReport {
    private let plan: String
    private let nextShift: WindowList.Shift?
    private let list: PlanList
    private let zone: Zone
    private let dates: [CivilDate]
    private let span: Range<Instant>
    /// The windows that overlap the span, unclipped.
    private let windows: [(bounds: Range<Instant>, status: Status)]

    init(
        windows: WindowList, in list: PlanList, zone: Zone, firstDay: CivilDate, days: Int, span: Range<Instant>
    ) throws {
        plan = windows.plan
        nextShift = windows.nextShift
        self.list = list
        self.zone = zone
        self.span = span
        dates = (0..<days).map { firstDay.adding(days: $0) }
        self.windows = try windows.windows.map { window in
            let start = try ClockReading(rfc3339: window.start).instant
            let end = try window.end.map { try ClockReading(rfc3339: $0).instant } ?? Instant(secondsSinceEpoch: .max)
            let state = window.state.map { OpenState(rawValue: $0) ?? .unknown } ?? .open
            return (start..<max(start, end), Status(state, comment: window.comment))
        }.filter { $0.bounds.overlaps(span) }
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let today = zone.civil(at: environment.now).date
        var lines = headings(in: say)

        let open = windows.filter { $0.status.state == .open }.map { $0.bounds.clamped(to: span) }
        let unknown = windows.filter { $0.status.state == .unknown }.map { $0.bounds.clamped(to: span) }
        let minutesPerSlot = WeekGrid.minutesPerSlot(for: open + unknown, zone: zone)
        let daysAcross = WeekChart.days(within: environment.width)
        for start in stride(from: 0, to: dates.count, by: daysAcross) {
            let days = Array(dates[start..<min(start + daysAcross, dates.count)])
            func grid(_ windows: [Range<Instant>]) -> WeekGrid {
                WeekGrid(dates: days, zone: zone, windows: windows, minutesPerSlot: minutesPerSlot)
            }
            let chart = WeekChart(
                grid: grid(open), unknown: unknown.isEmpty ? nil : grid(unknown), now: zone.civil(at: environment.now),
                language: say, glyphs: environment.glyphs)
            lines += [""] + chart.lines
            if start + daysAcross >= dates.count { lines += ["", chart.legend] }
        }

        lines.append("")
        lines += windows.map { window in
            WindowLine(
                start: window.bounds.lowerBound, end: window.bounds.upperBound, zone: zone, status: window.status,
                isCutAtStart: window.bounds.lowerBound < span.lowerBound,
                isCutAtEnd: window.bounds.upperBound > span.upperBound
            ).line(besides: today, environment)
        }
        if windows.isEmpty { lines.append(Line("  \(say(.noStaffedWindow))")) }
        if let shift = nextShift { lines += ["", line(for: shift, environment)] }
        return lines
    }

    private func headings(in say: Language) -> [Line] {
        let name: Line = "\(list.name(of: plan, in: say), .strong) (\(plan))  \(zone.identifier)"
        guard let plan = list.plan(plan) else { return [name] }
        let hours = plan.hours.map { [$0, plan.timezone].compactMap(\.self).joined(separator: " ") }
        return [name] + [hours ?? plan.combination(in: say)].compactMap(\.self).map { Line($0, .faint) }
    }

    /// `from Monday 15 March 2027: 22:00–09:00, one hour earlier`
    private func line(for shift: WindowList.Shift, _ environment: CommandEnvironment) -> Line {
        let say = environment.language
        guard let start = try? ClockReading(rfc3339: shift.firstWindow.start) else { return "" }
        let end = shift.firstWindow.end.flatMap { try? ClockReading(rfc3339: $0) }
        let window = say.time(start.civil) + environment.glyphs.dash + (end.map { say.time($0.civil) } ?? "")
        let date = say.fullDate(start.civil.date)
        let isLater = shift.seconds > 0
        let amount = say.amount(Int64(shift.seconds.magnitude))
        return say.line { parts in
            let (date, window) = (parts(date, .strong), parts(window, .strong))
            return isLater
                ? .laterFrom(date, window: window, by: amount) : .earlierFrom(date, window: window, by: amount)
        }
    }
}

extension Language {
    /// An amount of time within a sentence: `one hour`, `2 hours`, `30 min`.
    fileprivate func amount(_ seconds: Int64) -> String {
        seconds % 3_600 == 0 ? self(.wholeHours(seconds / 3_600)) : duration(seconds, days: false)
    }
}
