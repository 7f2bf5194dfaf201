import Messages
import SupportHours

/// Makes plans of all kinds of hours, with holidays and overrides, of the years 2020 to 2040.
struct PlanGenerator<Generator: RandomNumberGenerator> {
    var generator: Generator

    static var years: ClosedRange<Int> { 2_020...2_040 }

    private static var days: [String] { ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] }

    struct Plan {
        let expression: String
        let schedule: Schedule
        let zone: Zone
    }

    mutating func plan(in zone: Zone) throws -> Plan {
        let expression = expression()
        let plain = Schedule(
            hours: try OpeningHours(parsing: expression), zone: zone,
            holidays: HolidayCalendar(publicHolidays: holidays()))
        return Plan(expression: expression, schedule: plain.with(overrides: overrides()), zone: zone)
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    private mutating func expression() -> String {
        var rules: [String]
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: rules = ["24/7"]
        case 1: rules = ["Apr-Sep \(week())", "Oct-Mar \(week())"]
        case 2: rules = [week(), "\(weekday())[\(Int.random(in: 1...4, using: &generator))] \(times())"]
        case 3: rules = ["week 02-52/2 \(week())", "week 01-53/2 \(week())"]
        case 4: rules = [week(), "2026 Mar-2028 Feb \(week())", "Dec 24-Jan 02 off"]
        case 5: rules = ["Mo-Fr 00:00-24:00", "Sa \(times())"]
        default: rules = [week()]
        }
        if chance(30) { rules.append("\(weekday()) \(times()) unknown \"by phone, if at all; ask\\\"") }
        if chance(40) { rules.append("PH off") } else if chance(30) { rules.append("PH \(times())") }
        return rules.joined(separator: "; ").replacing("\\\"", with: "\"")
    }

    private mutating func weekday() -> String { Self.days.randomElement(using: &generator) ?? "Mo" }

    private mutating func week() -> String {
        if chance(60) { return "Mo-Fr \(times())" }
        return chance(50) ? "\(weekday())-\(weekday()) \(times())" : "\(weekday()),\(weekday()) \(times())"
    }

    private mutating func times() -> String {
        let first = Int.random(in: 0..<90, using: &generator)
        let length = Int.random(in: 1...70, using: &generator)
        guard chance(20), first + length < 80 else { return time(first, first + length) }
        return "\(time(first, first + length)),\(time(first + length + 4, first + length + 12))"
    }

    /// In quarters of an hour, up to 40:00 past midnight.
    private func time(_ start: Int, _ end: Int) -> String {
        func clock(_ quarters: Int) -> String {
            "\((quarters / 4).padded(to: 2)):\((quarters % 4 * 15).padded(to: 2))"
        }
        return "\(clock(start))-\(clock(end > 96 && end % 4 == 0 ? end - 96 : end))"
    }

    private mutating func holidays() -> Set<CivilDate> {
        guard chance(70) else { return [] }
        var dates: Set<CivilDate> = []
        for year in Self.years {
            for _ in 0..<Int.random(in: 2...16, using: &generator) {
                guard let newYear = CivilDate(year: year, month: 1, day: 1) else { continue }
                dates.insert(newYear.adding(days: Int.random(in: 0..<365, using: &generator)))
            }
        }
        return dates
    }

    private mutating func overrides() -> [Override] {
        (0..<Int64.random(in: 0...6, using: &generator)).map { id in
            let start = Int64.random(in: 1_577_836_800..<2_240_524_800, using: &generator)
            let length = Int64.random(in: 1...1_000_000, using: &generator)
            let isEndless = Int.random(in: 0..<20, using: &generator) == 0
            return Override(
                id: id, start: Instant(secondsSinceEpoch: start),
                end: isEndless ? nil : Instant(secondsSinceEpoch: start + length),
                state: OpenState.allCases.randomElement(using: &generator) ?? .closed)
        }
    }
}

extension PlanGenerator {
    /// An instant of those years.
    mutating func instant() -> Instant {
        Instant(secondsSinceEpoch: .random(in: 1_577_836_800..<2_200_000_000, using: &generator))
    }
}
