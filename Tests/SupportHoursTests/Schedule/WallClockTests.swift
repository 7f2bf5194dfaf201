import SeededRandom
import TestZones
import Testing
import TimeZoneDatabase

@testable import SupportHours

@Suite("Schedules, against a wall clock")
struct WallClockTests {
    /// Every kind of transition: whole and half hours, both hemispheres, negative daylight time, offsets with seconds,
    /// days that never were, changes of law, none at all.
    static let zones = [
        "America/Los_Angeles", "Asia/Tokyo", "Europe/Dublin", "Australia/Lord_Howe", "Pacific/Apia",
        "Africa/Casablanca",
        "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Monrovia", "Europe/Amsterdam", "America/St_Johns",
        "Antarctica/Troll", "Asia/Gaza", "Pacific/Kwajalein", "America/Nuuk", "Pacific/Chatham",
    ]

    @Test("open is what the wall clock says, at every minute around transitions", arguments: zones, Seeds.few)
    func againstZoneinfo(name: String, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let database = TimeZoneDatabase.system()
        let zone = try database.zone(named: name)
        let years = Int.random(in: 1901...2090, using: &generator)
        let from = try Instant("\(years)-01-01T00:00:00Z")
        let transitions = zone.transitions(in: from..<from.advanced(bySeconds: 20 * 366 * 86_400))
        let centres =
            (transitions.map(\.at) + [from]).shuffled(using: &generator).prefix(3)
        var instants: [Int64] = []
        for centre in centres {
            // Each minute for a day around it, at a random second, and the seconds next to it.
            for minute in -720..<720 {
                instants.append(centre.secondsSinceEpoch + Int64(minute) * 60 + .random(in: 0..<60, using: &generator))
            }
            instants += (-2...2).map { centre.secondsSinceEpoch + $0 }
        }
        let plain = PlainHours(
            zone: name, around: centres.map { zone.civil(at: $0).date }, using: &generator)
        let schedule = try plain.schedule(database)

        let expected = try WallClockOracle.states(of: PlainPlan(source: .hours(plain)), at: instants, database)
        for (instant, wanted) in zip(instants, expected) {
            let found = schedule.isOpen(at: Instant(secondsSinceEpoch: instant))
            guard found != (wanted == .open) else { continue }
            Issue.record(
                "\(plain.expression) in \(name), \(Instant(secondsSinceEpoch: instant).formattedInUTC): \(found)")
            return
        }
    }

    @Test("all answers are one answer", arguments: zones, Seeds.few)
    func consistency(name: String, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let database = TimeZoneDatabase.system()
        let zone = try database.zone(named: name)
        let base = Instant(secondsSinceEpoch: .random(in: -2_208_000_000...9_000_000_000, using: &generator))
        let changes = zone.transitions(in: base..<base.advanced(bySeconds: 5 * 366 * 86_400)).map(\.at)
        let plain = PlainHours(zone: name, around: changes.map { zone.civil(at: $0).date }, using: &generator)
        let schedule = try plain.schedule(database)
        for _ in 0..<200 {
            let centre = changes.randomElement(using: &generator) ?? base
            let instant = centre.advanced(bySeconds: .random(in: -200_000...200_000, using: &generator))
            check(schedule, at: instant, "\(plain.expression) in \(name) at \(instant.formattedInUTC)")
            let amount = Int64.random(in: 1...2_000_000, using: &generator)
            checkStaffed(schedule, amount, from: instant, "\(amount) s, \(plain.expression), \(instant.formattedInUTC)")
        }
    }

    private func check(_ schedule: Schedule, at instant: Instant, _ comment: Comment) {
        let next = instant.advanced(bySeconds: 1)
        let isOpen = schedule.isOpen(at: instant)
        let span = schedule.span(at: instant)
        #expect((span.status.state == .open) == isOpen, comment)
        #expect(!schedule.windows(in: instant..<next).isEmpty == isOpen, comment)
        #expect(schedule.staffedSeconds(in: instant..<next) == (isOpen ? 1 : 0), comment)
        if let since = span.since {
            #expect(since <= instant && schedule.isOpen(at: since) == isOpen, comment)
            #expect(schedule.isOpen(at: since.advanced(bySeconds: -1)) != isOpen, comment)
        }
        if let until = span.until {
            #expect(until > instant && schedule.isOpen(at: until.advanced(bySeconds: -1)) == isOpen, comment)
            #expect(schedule.isOpen(at: until) != isOpen, comment)
            let start = span.since ?? instant
            #expect(schedule.staffedSeconds(in: start..<until) == (isOpen ? until.seconds(since: start) : 0), comment)
        }
        if let window = schedule.nextWindow(after: instant) {
            #expect(window.start > instant, comment)
            #expect(window.start == (isOpen ? schedule.span(at: span.until ?? instant).until : span.until), comment)
            #expect(window.end == schedule.span(at: window.start).until, comment)
        }
    }

    private func checkStaffed(_ schedule: Schedule, _ amount: Int64, from start: Instant, _ comment: Comment) {
        if let end = schedule.instant(afterStaffedSeconds: amount, from: start) {
            #expect(schedule.staffedSeconds(in: start..<end) == amount, comment)
            #expect(schedule.isOpen(at: end.advanced(bySeconds: -1)), "the earliest: \(comment)")
        }
        if let begin = schedule.instant(afterStaffedSeconds: -amount, from: start) {
            #expect(schedule.staffedSeconds(in: begin..<start) == amount, comment)
            #expect(schedule.isOpen(at: begin), "the latest: \(comment)")
        }
    }
}
