import SeededRandom
import TestZones
import Testing
import TimeZoneDatabase

@testable import SupportHours

@Suite("Overrides, holidays and combinations, against a wall clock")
struct LayeredWallClockTests {
    static let zones = [
        "America/Los_Angeles", "Asia/Tokyo", "Europe/Dublin", "Australia/Lord_Howe", "Pacific/Apia",
        "Africa/Casablanca", "America/Sao_Paulo", "Asia/Kathmandu", "Asia/Gaza", "Pacific/Chatham",
    ]

    /// A plan whose first hours are of a zone, close to a change of some clock where there is one within a year.
    private static func generator(_ zone: String, _ seed: UInt64, _ database: TimeZoneDatabase) throws
        -> PlainPlanGenerator
    {
        var random = SeededGenerator(seed: seed)
        let from = Instant(secondsSinceEpoch: .random(in: 63_072_000...3_786_912_000, using: &random))
        let changes = try database.zone(named: zone).transitions(in: from..<from.advanced(bySeconds: 31_536_000))
        let centre = changes.randomElement(using: &random)?.at ?? from
        let minute = centre.secondsSinceEpoch.flooredQuotient(by: 60) * 60
        return PlainPlanGenerator(zones: zones, centre: Instant(secondsSinceEpoch: minute), random: random)
    }

    @Test(
        "a plan is in the state that the wall clocks and its overrides say, at every minute", arguments: zones,
        Seeds.few)
    func minutes(zone: String, seed: UInt64) throws {
        let database = TimeZoneDatabase.system()
        var generator = try Self.generator(zone, seed, database)
        let plan = generator.plan(depth: 2, zone: zone)
        var instants = (-1_440..<1_440).map {
            generator.centre.secondsSinceEpoch + $0 * 60 + .random(in: 0..<60, using: &generator.random)
        }
        for override in plan.overrides {
            for bound in [override.start, override.end ?? override.start] {
                instants += (-2...2).map { bound.secondsSinceEpoch + $0 }
            }
        }
        let schedule = try plan.schedule(database)
        let expected = try WallClockOracle.states(of: plan, at: instants, database)
        for (instant, wanted) in zip(instants, expected) {
            let at = Instant(secondsSinceEpoch: instant)
            let found = schedule.span(at: at).status.state
            guard found != wanted || schedule.isOpen(at: at) != (wanted == .open) else { continue }
            Issue.record("seed \(seed): \(found) and not \(wanted) at \(at.formattedInUTC): \(plan)")
            return
        }
    }

    @Test("eight combinations in one another", arguments: Seeds.all)
    func deep(seed: UInt64) throws {
        let database = TimeZoneDatabase.system()
        var generator = try Self.generator("America/Los_Angeles", seed, database)
        var plan = generator.plan(depth: 0, zone: "America/Los_Angeles")
        for depth in 0..<8 {
            let other = generator.plan(depth: 0, zone: Self.zones[depth])
            plan = PlainPlan(source: .combination(depth % 2 == 0 ? .anyOf : .allOf, [other, plan]))
            plan.overrides = generator.overrides(1)
        }
        let instants = (-1_440..<1_440).map { generator.centre.secondsSinceEpoch + $0 * 60 }
        let schedule = try plan.schedule(database)
        let expected = try WallClockOracle.states(of: plan, at: instants, database)
        let found = instants.map { schedule.span(at: Instant(secondsSinceEpoch: $0)).status.state }
        #expect(found == expected, "seed \(seed): \(plan)")
    }

    @Test("windows, staffed time and what is added agree with the minutes one by one", arguments: zones, Seeds.few)
    func answers(zone: String, seed: UInt64) throws {
        let database = TimeZoneDatabase.system()
        var generator = try Self.generator(zone, seed, database)
        generator.isByMinute = true
        let plan = generator.plan(depth: 2, zone: zone)
        let start = generator.centre.advanced(bySeconds: -3_000 * 60)
        let instants = (0..<6_000).map { start.secondsSinceEpoch + $0 * 60 }
        let states = try WallClockOracle.states(of: plan, at: instants, database)
        let minutes = MinuteByMinute(start: start, states: states)
        let schedule = try plan.schedule(database)
        let comment: Comment = "seed \(seed): \(plan)"
        for _ in 0..<50 {
            let from = generator.number(0...5_998)
            let to = generator.number((from + 1)...6_000)
            let span = minutes.instant(from)..<minutes.instant(to)
            let windows = schedule.windows(in: span)
            #expect(windows == minutes.windows(from, to), comment)
            #expect(schedule.staffedSeconds(in: span) == minutes.staffed(from, to) * 60, comment)
            #expect(schedule.longestUnstaffedSpan(in: span) == minutes.longestUnstaffed(from, to), comment)
            if let next = minutes.nextWindow(after: from) {
                #expect(schedule.nextWindow(after: minutes.instant(from)) == next, comment)
            }
            if let until = minutes.endOfState(at: from) {
                #expect(schedule.span(at: minutes.instant(from)).until == until, comment)
            }
            let amount = minutes.staffed(from, to)
            guard amount > 0 else { continue }
            let added = schedule.instant(afterStaffedSeconds: amount * 60, from: span.lowerBound)
            #expect(added == minutes.earliest(after: from, staffed: amount), comment)
            let subtracted = schedule.instant(afterStaffedSeconds: -amount * 60, from: span.upperBound)
            #expect(subtracted == minutes.latest(before: to, staffed: amount), comment)
        }
    }

    @Test("two plans differ where their minutes do", arguments: zones, Seeds.few)
    func differences(zone: String, seed: UInt64) throws {
        let database = TimeZoneDatabase.system()
        var generator = try Self.generator(zone, seed, database)
        generator.isByMinute = true
        let plan = generator.plan(depth: 2, zone: zone)
        var other = plan
        other.overrides.append(generator.override(id: 100))
        let instants = (0..<3_000).map { generator.centre.secondsSinceEpoch + ($0 - 1_500) * 60 }
        let states = try [plan, other].map { try WallClockOracle.states(of: $0, at: instants, database) }
        let start = Instant(secondsSinceEpoch: instants[0])
        let differs = zip(states[0], states[1]).map { $0 == $1 ? OpenState.closed : .open }
        let wanted = MinuteByMinute(start: start, states: differs).windows(0, 3_000).map { $0.start..<$0.end }
        let (first, second) = try (plan.schedule(database), other.schedule(database))
        let range = start..<start.advanced(bySeconds: 3_000 * 60)
        let comment: Comment = "seed \(seed): \(plan) and \(other.overrides)"
        #expect(Schedule.differences(between: first, and: second, in: range) == wanted, comment)
        #expect(Schedule.differences(between: second, and: first, in: range) == wanted, comment)
        let made = first.with(overrides: other.overrides)
        #expect(Schedule.differences(between: first, and: made, in: range) == wanted, comment)
        #expect(Schedule.differences(between: second, and: made, in: range).isEmpty, comment)
    }
}

/// States of successive minutes, and answers by looking at one after the other.
private struct MinuteByMinute {
    let start: Instant
    let states: [OpenState]

    func instant(_ minute: Int) -> Instant {
        start.advanced(bySeconds: Int64(minute) * 60)
    }

    func windows(_ from: Int, _ to: Int) -> [ListedWindow] {
        var windows: [ListedWindow] = []
        for minute in from..<to where states[minute] != .closed {
            if let last = windows.last, last.end == instant(minute), last.status.state == states[minute] {
                windows[windows.count - 1].end = instant(minute + 1)
            } else {
                windows.append(
                    ListedWindow(start: instant(minute), end: instant(minute + 1), status: Status(states[minute])))
            }
        }
        return windows
    }

    func staffed(_ from: Int, _ to: Int) -> Int64 {
        Int64(states[from..<to].count { $0 == .open })
    }

    func longestUnstaffed(_ from: Int, _ to: Int) -> Range<Instant>? {
        var longest: Range<Int> = 0..<0
        var since = from
        for minute in from...to where minute == to || states[minute] == .open {
            if minute - since > longest.count { longest = since..<minute }
            since = minute + 1
        }
        return longest.isEmpty ? nil : instant(longest.lowerBound)..<instant(longest.upperBound)
    }

    /// nil where the minutes don't show all of it.
    func nextWindow(after minute: Int) -> Window? {
        let opens = states.indices.dropFirst(minute + 1).first { states[$0] == .open && states[$0 - 1] != .open }
        let closes = opens.flatMap { states[$0...].firstIndex { $0 != .open } }
        return opens.flatMap { opens in closes.map { Window(start: instant(opens), end: instant($0)) } }
    }

    /// nil where the minutes don't show it.
    func endOfState(at minute: Int) -> Instant? {
        states[minute...].firstIndex { $0 != states[minute] }.map(instant)
    }

    /// - Parameter amount: minutes, more than none.
    func earliest(after minute: Int, staffed amount: Int64) -> Instant? {
        let open = states.indices[minute...].lazy.filter { states[$0] == .open }
        return open.dropFirst(Int(amount) - 1).first.map { instant($0 + 1) }
    }

    /// - Parameter amount: minutes, more than none.
    func latest(before minute: Int, staffed amount: Int64) -> Instant? {
        let open = states.indices[..<minute].reversed().lazy.filter { states[$0] == .open }
        return open.dropFirst(Int(amount) - 1).first.map(instant)
    }
}
