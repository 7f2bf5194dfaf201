import SeededRandom

@testable import SupportHours

/// Random opening hours, the same for the same seed.
struct RuleGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func hours() -> OpeningHours {
        let rules = (0..<number(1...5)).map { index in
            OpeningHours.Rule(
                joint: index == 0 ? .normal : pick([.normal, .normal, .additional, .fallback]),
                days: chance(0.2) ? OpeningHours.DaySelector() : days(),
                times: chance(0.3) ? [] : list(1...3) { $0.timeSpan() },
                status: status())
        }
        return OpeningHours(rules: rules)
    }

    /// The text with up to four characters put in, taken out or replaced.
    mutating func mutation(of text: String) -> String {
        let spare = Array("MoTuFrDecPH0123456789:;,-+/[]()|\"& ~.offweekday\n\u{0}\u{1B}\u{301}–：月🕘é")
        var characters = Array(text)
        for _ in 0..<number(1...4) {
            let index = number(0...characters.count)
            switch number(0...2) {
            case 0: characters.insert(pick(spare), at: index)
            case 1 where index < characters.count: characters.remove(at: index)
            case 2 where index < characters.count: characters[index] = pick(spare)
            default: characters.append(contentsOf: characters[index...])
            }
        }
        return String(characters)
    }

    mutating func bits() -> UInt64 {
        random.next()
    }

    // MARK: - Parts of a rule

    private mutating func days() -> OpeningHours.DaySelector {
        var days = OpeningHours.DaySelector()
        if chance(0.2) { days.years = list(1...2) { $0.yearRange() } }
        if chance(0.5) { days.dates = dates() }
        if chance(0.2) { days.weeks = list(1...2) { $0.weekRange() } }
        if chance(0.6) { days.weekdays = weekdays() }
        return days
    }

    private mutating func yearRange() -> OpeningHours.YearRange {
        let first = number(1900...9990)
        switch number(0...3) {
        case 0: return OpeningHours.YearRange(first: first, last: nil)
        case 1: return OpeningHours.YearRange(first: first, last: first + number(0...9), step: number(1...3))
        default: return OpeningHours.YearRange(first: first, last: first)
        }
    }

    private mutating func weekRange() -> OpeningHours.WeekRange {
        let first = number(1...53)
        return OpeningHours.WeekRange(first: first, last: number(first...53), step: number(1...3))
    }

    /// Dates as the notation can list them: once one has a year, so have those after it; after a whole month a
    /// counted weekday would be one of that month's as well.
    private mutating func dates() -> [OpeningHours.DateRange] {
        var ranges: [OpeningHours.DateRange] = []
        for _ in 0..<number(1...3) {
            let needsYear = ranges.last?.start.year != nil
            var start = bound(isWholeMonth: chance(0.3))
            start.year = needsYear || chance(0.15) ? number(2000...2100) : nil
            var range = OpeningHours.DateRange(start: start)
            switch number(0...3) {
            case 0:
                range.extent = .onwards
            case 1:
                var end = bound(isWholeMonth: start.isWholeMonth)
                end.year = chance(0.5) ? start.year.map { $0 + 3 } : nil
                range.extent = .through(end)
            default:
                if case .nth = start.anchor, ranges.contains(where: { $0.start.isWholeMonth }) {
                    range.start.anchor = .easter
                }
            }
            ranges.append(range)
        }
        return ranges
    }

    private mutating func bound(isWholeMonth: Bool) -> OpeningHours.DateBound {
        let month = number(1...12)
        guard !isWholeMonth else { return OpeningHours.DateBound(anchor: .month(month)) }
        let anchor: OpeningHours.DateBound.Anchor =
            switch number(0...3) {
            case 0: .easter
            case 1: .nth(month: month, weekday: weekday(), ordinal: number(1...5) * pick([1, -1]))
            default: .day(month: month, day: number(1...OpeningHours.Month.longest(month)))
            }
        return OpeningHours.DateBound(
            anchor: anchor,
            weekdayShift: chance(0.2) ? OpeningHours.WeekdayShift(weekday: weekday(), isForwards: chance(0.5)) : nil,
            dayShift: shift())
    }

    private mutating func weekdays() -> OpeningHours.WeekdaySelector {
        var selector = OpeningHours.WeekdaySelector()
        if chance(0.7) { selector.weekdays = OpeningHours.WeekdaySet(rawValue: UInt8(number(1...127))) }
        if chance(0.3) {
            selector.nth = list(1...2) {
                let ordinals = $0.list(1...3) { OpeningHours.OrdinalSet($0.number(1...5) * $0.pick([1, -1])) }
                return OpeningHours.NthWeekday(
                    weekday: $0.weekday(), ordinals: OpeningHours.OrdinalSet(ordinals), dayShift: $0.shift())
            }
        }
        if chance(0.3) {
            selector.holidays = list(1...2) {
                OpeningHours.Holiday(kind: $0.pick([.publicHoliday, .schoolHoliday]), dayShift: $0.shift())
            }
            selector.restrictsHolidays = chance(0.3) && !(selector.weekdays.isEmpty && selector.nth.isEmpty)
        }
        return selector
    }

    private mutating func timeSpan() -> OpeningHours.TimeSpan {
        let start = number(0...1439)
        guard chance(0.9) else { return OpeningHours.TimeSpan(minutes: start..<start, hasOpenEnd: true) }
        return OpeningHours.TimeSpan(minutes: start..<number((start + 1)...2880), hasOpenEnd: chance(0.1))
    }

    private mutating func status() -> Status {
        let comment = chance(0.2) ? pick(["call", "窓口へ", "a; b, c || d", "“quoted”", "24/7"]) : nil
        return Status(pick([.open, .open, .open, .closed, .unknown]), comment: comment)
    }

    private mutating func weekday() -> Weekday {
        pick(Weekday.allCases)
    }

    private mutating func shift() -> Int {
        chance(0.3) ? number(1...366) * pick([1, -1]) : 0
    }

    // MARK: - Dice

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    private mutating func chance(_ share: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < share
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(0...(elements.count - 1))]
    }

    private mutating func list<Element>(
        _ count: ClosedRange<Int>, of element: (inout RuleGenerator) -> Element
    ) -> [Element] {
        (0..<number(count)).map { _ in element(&self) }
    }
}
