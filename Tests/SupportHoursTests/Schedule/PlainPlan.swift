import SeededRandom
import TestZones
import TimeZoneDatabase

@testable import SupportHours

/// Hours in all their plainness, so that the oracle needs no parser: windows of weekdays, dates that are closed, and
/// holidays.
struct PlainHours {
    struct Window {
        let weekday: Int
        let start: Int
        let end: Int
        let state: OpenState
    }

    let zone: String
    var windows: [Window]
    var closed: [CivilDate] = []
    var holidays: [CivilDate] = []
    var holidayState: OpenState = .closed

    /// - Parameter days: some of them are closed.
    init(zone: String, around days: [CivilDate] = [], using generator: inout SeededGenerator) {
        self.zone = zone
        windows = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
            let start = Int.random(in: 0..<1_440, using: &generator)
            return Window(
                weekday: Int.random(in: 1...7, using: &generator), start: start,
                end: start + Int.random(in: 1...1_440, using: &generator), state: .open)
        }
        closed = days.filter { _ in Bool.random(using: &generator) }
    }

    /// As an opening-hours expression.
    var expression: String {
        let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func clock(_ minutes: Int) -> String {
            "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
        }
        let open = windows.map { window in
            "\(names[window.weekday - 1]) \(clock(window.start))-\(clock(window.end))"
                + (window.state == .open ? "" : " \(window.state.rawValue)")
        }
        let off = closed.map { "\($0.year) \(months[$0.month - 1]) \($0.day.padded(to: 2)) off" }
        let holiday = holidays.isEmpty ? [] : ["PH \(holidayState == .closed ? "off" : holidayState.rawValue)"]
        return ([open.joined(separator: ", ")] + off + holiday).joined(separator: "; ")
    }

    func schedule(_ database: TimeZoneDatabase) throws -> Schedule {
        Schedule(
            hours: try OpeningHours(parsing: expression), zone: try database.zone(named: zone),
            holidays: HolidayCalendar(publicHolidays: Set(holidays)))
    }
}

/// Hours, or a combination of such plans, with overrides over them.
struct PlainPlan {
    indirect enum Source {
        case hours(PlainHours)
        case combination(Combination, [PlainPlan])
    }

    var source: Source
    var overrides: [Override] = []

    func schedule(_ database: TimeZoneDatabase) throws -> Schedule {
        let base =
            switch source {
            case .hours(let hours): try hours.schedule(database)
            case .combination(let combination, let members):
                Schedule(combination, of: try members.map { try $0.schedule(database) })
            }
        return base.with(overrides: overrides)
    }

    var zones: [String] {
        switch source {
        case .hours(let hours): [hours.zone]
        case .combination(_, let members): members.flatMap(\.zones)
        }
    }
}

extension PlainPlan: CustomStringConvertible {
    var description: String {
        let hours =
            switch source {
            case .hours(let hours): "[\(hours.expression) in \(hours.zone), PH \(hours.holidays.map(\.description))]"
            case .combination(let combination, let members): "\(combination)\(members)"
            }
        let laid = overrides.map {
            "\($0.id) \($0.state) \($0.start.formattedInUTC)/\($0.end?.formattedInUTC ?? "")"
        }
        return laid.isEmpty ? hours : "\(hours) with \(laid)"
    }
}

/// Makes random plans around an instant.
struct PlainPlanGenerator {
    let zones: [String]
    /// Where closed days, holidays and overrides lie.
    let centre: Instant
    var random: SeededGenerator
    /// Overrides begin and end on whole minutes.
    var isByMinute = false

    mutating func plan(depth: Int, zone: String) -> PlainPlan {
        var plan = PlainPlan(source: .hours(hours(zone: zone)))
        if depth > 0, chance(0.8) {
            let members = (0..<number(1...3)).map { index in
                self.plan(depth: depth - 1, zone: index == 0 ? zone : zones.randomElement(using: &random) ?? zone)
            }
            plan.source = .combination(chance(0.5) ? .allOf : .anyOf, members)
        }
        plan.overrides = overrides(number(0...3))
        return plan
    }

    mutating func hours(zone: String) -> PlainHours {
        let today = CivilDate(daysSinceEpoch: Int(centre.secondsSinceEpoch.flooredQuotient(by: 86_400)))
        var hours = PlainHours(zone: zone, using: &random)
        // Long windows, so that combinations are open at times.
        hours.windows += (0..<number(0...9)).map { _ in
            let start = number(0...1_439)
            return .init(
                weekday: number(1...7), start: start, end: start + number(240...1_440),
                state: chance(0.6) ? .open : .unknown)
        }
        let days = (-3...3).map(today.adding)
        hours.closed = days.filter { _ in chance(0.1) }
        hours.holidays = days.filter { _ in chance(0.2) }
        hours.holidayState = chance(0.5) ? .closed : .unknown
        return hours
    }

    /// So many overrides, in an order that isn't that of time.
    mutating func overrides(_ count: Int) -> [Override] {
        (0..<count).map { override(id: Int64($0 + 1)) }.shuffled(using: &random)
    }

    mutating func override(id: Int64) -> Override {
        let unit = isByMinute ? 60 : 1
        let start = centre.advanced(bySeconds: Int64(number(-200_000...200_000) / unit * unit))
        let length = Int64((number(1...10) * number(1...30_000) / unit + 1) * unit)
        return Override(
            id: id, start: start, end: chance(0.1) ? nil : start.advanced(bySeconds: length),
            state: [.open, .closed, .unknown].randomElement(using: &random) ?? .open)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    mutating func chance(_ share: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < share
    }
}
