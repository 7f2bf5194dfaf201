import SupportHours

/// A zone as a calendar carries it: observances, each with a yearly rule where the tz database's transitions follow one.
/// [RFC 5545 §3.6.5]
///
/// Some calendars pass over zones that are lists of dates, so that only what no rule describes stands alone.
struct ZoneComponent {
    /// For so many years after the span a rule must hold to hold for ever: every 28 years the calendar's days come again.
    private static let foresight = 28

    let zone: Zone
    let observances: [Observance]

    /// - Parameter span: for whose instants it has to hold, at least.
    init(_ zone: Zone, in span: Range<Instant>) {
        self.zone = zone
        let firstYear = zone.civil(at: span.lowerBound).date.year - 1
        let lastYear = zone.civil(at: span.upperBound).date.year + 1 + Self.foresight
        let start = zone.midnight(of: .newYear(of: firstYear))
        let changes = zone.transitions(in: start..<zone.midnight(of: .newYear(of: lastYear + 1)))
        var observances: [Observance] = []
        var growing: [Observance] = []
        var from = zone.offset(at: start.advanced(bySeconds: -1))
        let initial = Observance(from: from)
        for change in changes {
            let onset = Onset(change, after: from)
            from = change.offset
            if let place = growing.firstIndex(where: { $0.onset.isLike(onset) }) {
                if growing[place].extend(by: onset) { continue }
                observances.append(growing.remove(at: place))
            }
            growing.append(Observance(onset))
        }
        for var observance in growing {
            // What still holds when the sample ends goes on.
            if observance.count > 1, observance.lastYear == lastYear { observance.goesOn = true }
            observances.append(observance)
        }
        let end = zone.civil(at: span.upperBound).date.year + 1
        observances.removeAll { $0.onset.local.date.year > end }
        observances.sort { $0.onset.local < $1.onset.local }
        let isCovered = changes.first.map { $0.at <= span.lowerBound } ?? false
        self.observances = isCovered ? observances : [initial] + observances
    }

    func write(to text: inout CalendarText) {
        text.component("VTIMEZONE") { text in
            text.add("TZID", zone.identifier)
            for observance in observances { observance.write(to: &text) }
        }
    }
}

/// A transition on the clock that it ends.
struct Onset: Hashable {
    let local: CivilDateTime
    let instant: Instant
    let from: ZoneOffset
    let to: ZoneOffset

    init(_ transition: ZoneTransition, after from: ZoneOffset) {
        instant = transition.at
        local = CivilDateTime(localSeconds: transition.at.secondsSinceEpoch + Int64(from.seconds))
        self.from = from
        to = transition.offset
    }

    /// Before all others.
    init(always offset: ZoneOffset) {
        local = CivilDateTime(localSeconds: 0)
        instant = Instant(secondsSinceEpoch: -Int64(offset.seconds))
        from = offset
        to = offset
    }

    /// Whether it is the same change, in the same month at the same time.
    func isLike(_ other: Onset) -> Bool {
        from == other.from && to == other.to && local.secondOfDay == other.local.secondOfDay
            && local.date.month == other.local.date.month
    }
}

/// The same transition, year after year.
struct Observance {
    let onset: Onset
    private(set) var count = 1
    private(set) var lastYear: Int
    private var last: Onset
    /// Whether no end is known.
    var goesOn = false
    private var days: Set<YearlyDay>

    init(_ onset: Onset) {
        self.onset = onset
        last = onset
        lastYear = onset.local.date.year
        days = YearlyDay.all(of: onset.local.date)
    }

    init(from offset: ZoneOffset) {
        self.init(Onset(always: offset))
    }

    /// - Returns: false where no rule leads to it as well.
    mutating func extend(by onset: Onset) -> Bool {
        let common = days.intersection(YearlyDay.all(of: onset.local.date))
        guard onset.local.date.year == lastYear + 1, !common.isEmpty else { return false }
        days = common
        lastYear += 1
        last = onset
        count += 1
        return true
    }

    fileprivate func write(to text: inout CalendarText) {
        // By what the clock does: some zones call winter time the special one.
        let isDaylight = onset.to.seconds > onset.from.seconds && onset.to.isDaylight != onset.from.isDaylight
        text.component(isDaylight ? "DAYLIGHT" : "STANDARD") { text in
            text.add("DTSTART", onset.local.basic)
            text.add("TZOFFSETFROM", onset.from.calendarOffset)
            text.add("TZOFFSETTO", onset.to.calendarOffset)
            text.add("TZNAME", text: onset.to.abbreviation)
            if count > 1, let day = days.min() {
                // A day later than the last, for those who take it for a local time.
                let until = goesOn ? "" : ";UNTIL=\(last.instant.advanced(bySeconds: 86_400).basic)"
                text.add("RRULE", "FREQ=YEARLY;BYMONTH=\(onset.local.date.month);\(day.rule)\(until)")
            }
        }
    }
}

/// A day that a month has each year; the plainest first.
enum YearlyDay: Hashable, Comparable {
    /// 1 to 4.
    case nth(Int, Weekday)
    case last(Weekday)
    /// The weekday in the week that begins with that day of the month.
    case onOrAfter(Int, Weekday)
    case day(Int)

    /// Every rule that leads to a date.
    static func all(of date: CivilDate) -> Set<YearlyDay> {
        let weekday = date.weekday
        let length = CivilDate.length(ofMonth: date.month, in: date.year)
        var days: Set<YearlyDay> = [.day(date.day)]
        if date.day <= 28 { days.insert(.nth((date.day - 1) / 7 + 1, weekday)) }
        if date.day + 7 > length { days.insert(.last(weekday)) }
        // Within the month, however long it is.
        let shortest = date.month == 2 ? 28 : length
        for first in max(1, date.day - 6)...date.day where first + 6 <= shortest {
            days.insert(.onOrAfter(first, weekday))
        }
        return days
    }

    var rule: String {
        switch self {
        case .nth(let number, let weekday): "BYDAY=\(number)\(weekday.calendarCode)"
        case .last(let weekday): "BYDAY=-1\(weekday.calendarCode)"
        case .onOrAfter(let first, let weekday):
            "BYMONTHDAY=\((first...(first + 6)).map(String.init).joined(separator: ","));BYDAY=\(weekday.calendarCode)"
        case .day(let day): "BYMONTHDAY=\(day)"
        }
    }

    private var rank: (Int, Int, Int) {
        switch self {
        case .nth(let number, let weekday): (0, number, weekday.rawValue)
        case .last(let weekday): (1, 0, weekday.rawValue)
        case .onOrAfter(let first, let weekday): (2, first, weekday.rawValue)
        case .day(let day): (3, day, 0)
        }
    }

    static func < (lhs: YearlyDay, rhs: YearlyDay) -> Bool { lhs.rank < rhs.rank }
}

extension ZoneOffset {
    /// `-0800`, with seconds where there are some. [RFC 5545 §3.3.14]
    fileprivate var calendarOffset: String {
        let magnitude = abs(seconds)
        let rest = magnitude % 60
        return (seconds < 0 ? "-" : "+") + (magnitude / 3_600).padded(to: 2) + (magnitude / 60 % 60).padded(to: 2)
            + (rest == 0 ? "" : rest.padded(to: 2))
    }
}
