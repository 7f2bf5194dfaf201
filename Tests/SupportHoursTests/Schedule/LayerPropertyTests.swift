import SeededRandom
import TestZones
import Testing
import TimeZoneDatabase

@testable import SupportHours

/// What must hold of any layers, whatever the hours under them.
@Suite("Laws of overrides and combinations")
struct LayerPropertyTests {
    private static let zones = ["America/Los_Angeles", "Asia/Tokyo", "Europe/Dublin"]
    private static let centre = Instant(secondsSinceEpoch: 1_794_000_000)
    /// Over the border of two segments.
    private static let range =
        Instant(secondsSinceEpoch: (6 << 28) - 40_000_000)..<Instant(secondsSinceEpoch: (7 << 28) + 40_000_000)

    private static func generator(_ seed: UInt64) -> PlainPlanGenerator {
        PlainPlanGenerator(zones: zones, centre: centre, random: SeededGenerator(seed: seed))
    }

    private func expectSame(_ first: Schedule, _ second: Schedule, _ comment: Comment) {
        #expect(first.windows(in: Self.range).map(\.plain) == second.windows(in: Self.range).map(\.plain), comment)
        #expect(Schedule.differences(between: first, and: second, in: Self.range).isEmpty, comment)
        for instant in [Self.centre, Self.range.lowerBound, Instant(secondsSinceEpoch: 7_000_000_000)] {
            #expect(first.nextWindow(after: instant) == second.nextWindow(after: instant), comment)
            #expect(first.span(at: instant).since == second.span(at: instant).since, comment)
            #expect(first.span(at: instant).until == second.span(at: instant).until, comment)
        }
    }

    @Test("removing an override gives back what was", arguments: Seeds.all)
    func removing(seed: UInt64) throws {
        var generator = Self.generator(seed)
        let database = TimeZoneDatabase.system()
        for _ in 0..<4 {
            let plan = generator.plan(depth: 1, zone: Self.zones[0])
            let schedule = try plan.schedule(database)
            let other = generator.override(id: Int64(generator.number(-5...10)) * 1_000 + 500)
            let overridden = schedule.with(overrides: plan.overrides + [other])
            _ = overridden.isOpen(at: Self.centre)
            let removed = overridden.with(overrides: plan.overrides)
            expectSame(schedule, removed, "seed \(seed): \(plan) without \(other)")
            for _ in 0..<50 {
                let instant = Self.centre.advanced(bySeconds: Int64(generator.number(-300_000...300_000)))
                #expect(schedule.because(at: instant) == removed.because(at: instant), "seed \(seed): \(plan)")
                #expect(schedule.span(at: instant) == removed.span(at: instant), "seed \(seed): \(plan)")
            }
        }
    }

    @Test("a schedule that was changed step by step is the one that is made at once", arguments: Seeds.all)
    func steps(seed: UInt64) throws {
        var generator = Self.generator(seed)
        let database = TimeZoneDatabase.system()
        var members = try (0..<3).map { try generator.hours(zone: Self.zones[$0]).schedule(database) }
        let bare = members
        var inner = Schedule(.anyOf, of: [members[0], members[1]])
        var outer = Schedule(.allOf, of: [inner, members[2]])
        for step in 0..<8 {
            func changed(_ schedule: Schedule) -> Schedule {
                var overrides = schedule.overrides
                if generator.chance(0.4), let index = overrides.indices.randomElement(using: &generator.random) {
                    overrides.remove(at: index)
                } else {
                    var new = generator.override(id: Int64(step))
                    // Some of them in other segments than the rest.
                    if generator.chance(0.3) {
                        let far = Int64(generator.number(-4...50)) << 28
                        new = Override(
                            id: new.id, start: new.start.advanced(bySeconds: far),
                            end: new.end?.advanced(bySeconds: far), state: new.state)
                    }
                    overrides.append(new)
                }
                return schedule.with(overrides: overrides)
            }
            switch generator.number(0...4) {
            case 0: inner = changed(inner)
            case 1: outer = changed(outer)
            default:
                let index = generator.number(0...2)
                members[index] = changed(members[index])
            }
            inner = inner.with(members: [members[0], members[1]])
            outer = outer.with(members: [inner, members[2]])
            let fresh = zip(bare, members).map { $0.with(overrides: $1.overrides) }
            let once = Schedule(
                .allOf, of: [Schedule(.anyOf, of: [fresh[0], fresh[1]]).with(overrides: inner.overrides), fresh[2]]
            ).with(overrides: outer.overrides)
            expectSame(outer, once, "seed \(seed), step \(step)")
            let year = Instant(secondsSinceEpoch: Int64(generator.number(-100...100)) << 28)
            let far = year..<year.advanced(bySeconds: 400_000_000)
            #expect(outer.staffedSeconds(in: far) == once.staffedSeconds(in: far), "seed \(seed), step \(step)")
        }
    }

    @Test("closed and open, all and any are each other's mirror", arguments: Seeds.all)
    func deMorgan(seed: UInt64) {
        var generator = Self.generator(seed)
        for _ in 0..<20 {
            let plans = (0..<3).map { _ in generator.overrides(4) }
            let members = plans.map { Schedule.made(of: $0) }
            let mirrored = plans.map { Schedule.made(of: $0, isMirrored: true) }
            let inner = generator.chance(0.5) ? Combination.allOf : .anyOf
            func whole(_ members: [Schedule], _ inner: Combination) -> Schedule {
                let other: Combination = inner == .allOf ? .anyOf : .allOf
                return Schedule(other, of: [Schedule(inner, of: [members[0], members[1]]), members[2]])
            }
            let one = whole(members, inner)
            let other = whole(mirrored, inner == .allOf ? .anyOf : .allOf)
            for instant in boundaries(of: plans) {
                #expect(
                    one.span(at: instant).status.state == other.span(at: instant).status.state.mirrored, "seed \(seed)")
            }
        }
    }

    @Test("order, repetition, nesting and absorption change nothing", arguments: Seeds.all)
    func lattice(seed: UInt64) {
        var generator = Self.generator(seed)
        for _ in 0..<20 {
            let plans = (0..<3).map { _ in generator.overrides(4) }
            let members = plans.map { Schedule.made(of: $0) }
            let (a, b, c) = (members[0], members[1], members[2])
            for (one, other) in [(Combination.allOf, Combination.anyOf), (.anyOf, .allOf)] {
                let equal: [(Schedule, Schedule)] = [
                    (Schedule(one, of: [a, b]), Schedule(one, of: [b, a])), (Schedule(one, of: [a, a]), a),
                    (Schedule(one, of: [a]), a),
                    (Schedule(one, of: [a, b, c]), Schedule(one, of: [a, Schedule(one, of: [b, c])])),
                    (Schedule(one, of: [a, Schedule(other, of: [a, b])]), a),
                    (
                        Schedule(one, of: [a, Schedule(other, of: [b, c])]),
                        Schedule(other, of: [Schedule(one, of: [a, b]), Schedule(one, of: [a, c])])
                    ),
                ]
                for (left, right) in equal {
                    #expect(Schedule.differences(between: left, and: right, in: Self.range).isEmpty, "seed \(seed)")
                }
            }
        }
    }

    /// The instants at which something may change, and those before them.
    private func boundaries(of plans: [[Override]]) -> [Instant] {
        plans.joined().flatMap { [$0.start, $0.end ?? $0.start] }.flatMap { [$0, $0.advanced(bySeconds: -1)] }
    }
}

extension Schedule {
    /// Closed, but for overrides; or open, but for the opposite ones.
    fileprivate static func made(of overrides: [Override], isMirrored: Bool = false) -> Schedule {
        let base = Schedule(isMirrored ? .allOf : .anyOf, of: [])
        guard isMirrored else { return base.with(overrides: overrides) }
        return base.with(
            overrides: overrides.map {
                Override(id: $0.id, start: $0.start, end: $0.end, state: $0.state.mirrored)
            })
    }
}

extension OpenState {
    fileprivate var mirrored: OpenState {
        switch self {
        case .open: .closed
        case .closed: .open
        case .unknown: .unknown
        }
    }
}

extension ListedWindow {
    fileprivate var plain: [String] { [start.formattedInUTC, end.formattedInUTC, status.state.rawValue] }
}
