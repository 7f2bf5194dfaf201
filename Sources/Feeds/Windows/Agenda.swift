import SupportHours

/// A plan's windows over a span, as calendars have them: what recurs weekly, what is different on single dates, and what
/// stands alone.
struct Agenda {
    /// What makes occurrences alike: when on the vendor's clock, for how long, in which state.
    struct Pattern: Hashable {
        /// Seconds since 00:00.
        let start: Int
        /// Seconds.
        let length: Int64
        let status: Status
        /// A whole day of a window that is longer than a week; its length on DST changes isn't a day's.
        let isDay: Bool
    }

    struct Series {
        let pattern: Pattern
        let weekdays: [Weekday]
        let first: CivilDate
        let last: CivilDate
        /// Whether it goes on after the span.
        let goesOn: Bool
        /// Whether it began before the span, as far as can be seen.
        let isFromTheBeginning: Bool
        /// Dates on which it doesn't come, and nothing in its place.
        var cancelled: [CivilDate]
        /// What comes in its place on a date.
        var replaced: [(date: CivilDate, piece: Piece)]
    }

    private(set) var series: [Series] = []
    private(set) var singles: [Piece] = []

    /// How many events it is made of.
    var eventCount: Int { series.reduce(singles.count) { $0 + 1 + $1.replaced.count } }

    /// Whether a part of it has no end.
    var goesOn: Bool { series.contains(where: \.goesOn) }

    /// What is in one state. What is in another state instead, on a date, is cancelled there.
    func only(_ state: OpenState) -> Agenda {
        var agenda = self
        agenda.series = series.filter { $0.pattern.status.state == state }.map { one in
            var one = one
            one.cancelled = (one.cancelled + one.replaced.filter { $0.piece.status.state != state }.map(\.date))
                .sorted()
            one.replaced.removeAll { $0.piece.status.state != state }
            return one
        }
        // What stands in the place of something that is left out stands alone.
        agenda.singles += series.filter { $0.pattern.status.state != state }.flatMap { $0.replaced.map(\.piece) }
        agenda.singles = agenda.singles.filter { $0.status.state == state }.sorted { $0.start < $1.start }
        return agenda
    }

    /// A list of single windows, for hours that go by no one clock.
    init(listing windows: [ListedWindow]) {
        singles = windows.map { Piece(start: $0.start, end: $0.end, status: $0.status) }
    }

    /// - Parameters:
    ///   - hours: on whose clock they recur.
    ///   - asDates: whether whole days of windows that are longer than a week are dates, rather than times.
    init(of schedule: Schedule, _ hours: CivilHours, in span: FeedSpan, asDates: Bool) {
        let zone = hours.zone
        let instants = span.instants(in: zone)
        let pieces = schedule.wholeWindows(in: instants).flatMap { $0.pieces(in: zone) }
        var entries: [(date: CivilDate, key: Pattern)] = []
        var piecesByEntry: [Entry: Piece] = [:]
        var hasClockExceptions = false
        for piece in pieces {
            let civil = zone.civil(at: piece.start)
            let isRegular = zone.isPlain(piece)
            let isDate = asDates && piece.day != nil
            guard isDate || isRegular else {
                hasClockExceptions = true
                singles.append(piece)
                continue
            }
            let pattern = Pattern(
                start: civil.secondOfDay, length: isDate ? 86_400 : piece.end.seconds(since: piece.start),
                status: piece.status, isDay: isDate)
            entries.append((civil.date, pattern))
            piecesByEntry[Entry(civil.date, pattern)] = piece
        }
        let recurring = Recurring.all(in: entries)
        let isEndless = !hasClockExceptions && schedule.goesOnWeekly(after: span.end, instants.upperBound, hours)
        for run in recurring {
            for date in run.dates { piecesByEntry[Entry(date, run.key)] = nil }
            let goesOn = isEndless && span.end.daysSinceEpoch - run.last.daysSinceEpoch <= 14
            series.append(
                Series(
                    pattern: run.key, weekdays: run.weekdays.sorted { $0.rawValue < $1.rawValue }, first: run.first,
                    last: run.last, goesOn: goesOn,
                    isFromTheBeginning: run.first.daysSinceEpoch - span.first.daysSinceEpoch <= 14,
                    cancelled: run.missing(through: goesOn ? span.end.adding(days: -1) : run.last), replaced: []))
        }
        singles += piecesByEntry.values
        singles.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        pair(in: zone)
    }

    private struct Entry: Hashable {
        let date: CivilDate
        let pattern: Pattern

        init(_ date: CivilDate, _ pattern: Pattern) {
            self.date = date
            self.pattern = pattern
        }
    }

    /// Puts single windows in the place of occurrences that don't come on their date.
    private mutating func pair(in zone: Zone) {
        var free: [CivilDate: [Piece]] = Dictionary(grouping: singles) { zone.civil(at: $0.start).date }
        var taken: Set<Piece> = []
        for index in series.indices where !series[index].pattern.isDay {
            let one = series[index]
            for date in one.cancelled {
                let start = CivilDateTime(date: date, secondOfDay: one.pattern.start)
                // An occurrence that a reader may not know of can't be replaced.
                guard zone.shows(start), let piece = free[date]?.first else { continue }
                free[date]?.removeFirst()
                taken.insert(piece)
                series[index].replaced.append((date, piece))
            }
            let replaced = Set(series[index].replaced.map(\.date))
            series[index].cancelled.removeAll { replaced.contains($0) }
        }
        singles.removeAll { taken.contains($0) }
    }
}

extension Zone {
    /// Whether a piece is as long on the clock as it is, and the clock shows its bounds once.
    func isPlain(_ piece: Piece) -> Bool {
        offset(at: piece.start).seconds == offset(at: piece.end).seconds && showsOnce(at: piece.start)
            && showsOnce(at: piece.end)
    }
}

extension Schedule {
    /// Whether after a date every week is like the one before, but for what clocks do.
    fileprivate func goesOnWeekly(after date: CivilDate, _ instant: Instant, _ hours: CivilHours) -> Bool {
        (hours.hours.isWeekly || hours.hours.isWeeklyButForHolidays && hours.holidays.isOver(on: date))
            && overrides.allSatisfy { $0.end.map { $0 <= instant } ?? false }
    }
}

extension HolidayCalendar {
    fileprivate func isOver(on date: CivilDate) -> Bool {
        !publicHolidays.contains { $0 >= date } && !schoolHolidays.contains { $0 >= date }
    }
}
