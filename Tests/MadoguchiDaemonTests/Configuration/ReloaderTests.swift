import Calendars
import FollowUps
import LinuxSystem
import LoggedEvents
import Logging
import StoreTestKit
import SupportHours
import Synchronization
import TestSupport
import TestZones
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

@Suite("The reloader")
struct ReloaderTests {
    private let directory: TemporaryDirectory
    private let database: TimeZoneDatabase
    private let log = LogLines()
    private let seen = Seen()

    /// What others heard.
    private final class Seen: Sendable {
        struct State: Sendable {
            var announced: [Sending.Event] = []
            var notified: [String] = []
            var watched: [Set<String>] = []
            var timers: [Instant?] = []
            var reconsidered = 0
            var calendars: [String: DayCalendar] = [:]
            var followed = 0
            var reading = 0
            var mostReading = 0
        }

        private let state = Mutex(State())
        var now: State { state.withLock { $0 } }

        func note(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
    }

    init() throws {
        directory = try TemporaryDirectory()
        try ZoneRule.write([.losAngeles, .tokyo, .utc], release: "2025a", to: directory.path("zoneinfo"))
        database = TimeZoneDatabase(directory: directory.path("zoneinfo"))
        try configure(hours: "09:00-17:00")
    }

    // MARK: What changes

    /// One plan in California.
    private func configure(hours: String) throws {
        try directory.write(
            """
            display: { timezone: UTC, language: en }
            plans: { p: { timezone: America/Los_Angeles, hours: "\(hours)" } }
            """, to: "m.yaml")
    }

    /// California leaves daylight-saving time.
    private func changeZones() throws {
        let rule = ZoneRule(name: "America/Los_Angeles", posix: "PST8", seconds: -28_800, abbreviation: "PST")
        try ZoneRule.write([rule, .tokyo, .utc], release: "2025b", to: directory.path("zoneinfo"))
    }

    private func readConfiguration() throws(ConfigurationError) -> Configuration {
        seen.note { state in
            state.reading += 1
            state.mostReading = max(state.mostReading, state.reading)
        }
        defer { seen.note { $0.reading -= 1 } }
        return try ConfigurationFile.read(
            directory.path("m.yaml"), zones: database, guidance: GuidanceSource(packaged: []))
    }

    private func reloader(now: String = "2026-07-01T12:00:00Z") throws -> Reloader {
        let clock = try FakeClock(now).clock
        let current = CurrentSnapshot(try Snapshot(try readConfiguration(), database: database))
        let seen = seen
        return Reloader(
            current: current, clock: clock, database: database, inbox: Reloader.Inbox(),
            reconsider: { seen.note { $0.reconsidered += 1 } },
            readConfiguration: { () throws(ConfigurationError) in try readConfiguration() },
            setTimer: { instant in seen.note { $0.timers.append(instant) } },
            watchZones: { names in seen.note { $0.watched.append(names) } },
            notify: { state in seen.note { $0.notified.append("\(state)") } }, changed: {},
            announce: { event in
                seen.note { state in
                    state.announced.append(event)
                }
            }, logger: log.logger,
            followCalendars: { _ in
                seen.note { $0.followed += 1 }
                return seen.now.calendars
            }, calendarDays: { seen.now.calendars })
    }

    /// Has it take events until there are no more.
    private func run(_ reloader: Reloader, _ events: [Reloader.Event]) async throws {
        for event in events { reloader.inbox.send.yield(event) }
        reloader.inbox.send.finish()
        try await reloader.run()
    }

    /// What the plan's hours are, and whether its zone has daylight-saving time.
    private func found(_ reloader: Reloader) throws -> (hours: String, tzdata: String?, hasDaylight: Bool) {
        let snapshot = reloader.current.snapshot
        let plan = try #require(snapshot.plan("p"))
        let july = try Instant("2026-07-01T12:00:00Z")
        return (
            plan.configuration.hours.notation, snapshot.tzdata,
            plan.vendorZone?.offset(at: july).seconds == -25_200
        )
    }

    // MARK: Tests

    @Test("begins with the timer for the next transition and a watch over the zones in use")
    func beginning() async throws {
        let reloader = try reloader()
        try await run(reloader, [])
        #expect(seen.now.watched == [["America/Los_Angeles", "UTC"]])
        #expect(seen.now.timers == [try Instant("2026-07-01T16:00:00Z")])
        #expect(seen.now.reconsidered == 1)
        #expect(seen.now.announced.isEmpty)
    }

    @Test("says of another store that it takes a restart, and of the same one nothing")
    func store() async throws {
        let reloader = try reloader()
        try await run(reloader, [.reload])
        #expect(!log.texts.contains { $0.contains("store") })
        try directory.write(
            """
            plans: { p: { timezone: America/Los_Angeles, hours: "09:00-17:00" } }
            secrets_key_credential: secrets-key
            store: { kind: postgresql, postgresql: { connection: "dbname=m" } }
            """, to: "m.yaml")
        let changed = try self.reloader()
        changed.current.replace(with: reloader.current.snapshot)
        try await run(changed, [.reload])
        #expect(log.all.contains { $0.level == .warning && $0.text.contains("store") && $0.text.contains("dbname=m") })
    }

    @Test("takes a reload and a zone change beside each other, whichever comes first", arguments: [true, false])
    func both(isReloadFirst: Bool) async throws {
        let reloader = try reloader()
        let before = try found(reloader)
        #expect((before.hours, before.tzdata, before.hasDaylight) == ("09:00-17:00", "2025a", true))
        try configure(hours: "10:00-18:00")
        try changeZones()
        try await run(reloader, isReloadFirst ? [.reload, .zonesTouched] : [.zonesTouched, .reload])
        let after = try found(reloader)
        #expect((after.hours, after.tzdata, after.hasDaylight) == ("10:00-18:00", "2025b", false))
        #expect(reloader.current.generation == 2)
        #expect(
            seen.now.announced.map(\.name)
                == (isReloadFirst ? ["configuration", "hours"] : ["hours", "configuration"]))
    }

    @Test("loses none of many that come from several sides at once, and makes one snapshot at a time")
    func many() async throws {
        let reloader = try reloader()
        let rounds = 25
        try await withThrowingTaskGroup { group in
            group.addTask { try await reloader.run() }
            await withDiscardingTaskGroup { senders in
                senders.addTask {
                    for _ in 0..<rounds {
                        reloader.inbox.send.yield(.reload)
                        await Task.yield()
                    }
                }
                senders.addTask {
                    for _ in 0..<rounds {
                        reloader.inbox.send.yield(.zonesTouched)
                        await Task.yield()
                    }
                }
            }
            // What changes last is in what is read last, whatever was under way.
            try configure(hours: "10:00-18:00")
            try changeZones()
            reloader.inbox.send.yield(.reload)
            reloader.inbox.send.yield(.zonesTouched)
            await reloader.inbox.ping()
            reloader.inbox.send.finish()
            try await group.waitForAll()
        }
        let after = try found(reloader)
        #expect((after.hours, after.tzdata, after.hasDaylight) == ("10:00-18:00", "2025b", false))
        #expect(reloader.current.generation == 2 * rounds + 2)
        #expect(seen.now.announced.count == 2 * rounds + 2)
        #expect(seen.now.announced.count { $0.name == "configuration" } == rounds + 1)
        #expect(seen.now.mostReading == 1)
    }

    @Test("refuses a bad configuration, says why, and takes a zone change all the same")
    func refusal() async throws {
        let reloader = try reloader()
        try directory.write("plans: { p: { timezone: America/Los_Angeles } }", to: "m.yaml")
        try changeZones()
        try await run(reloader, [.reload, .zonesTouched])
        let after = try found(reloader)
        #expect((after.hours, after.tzdata, after.hasDaylight) == ("09:00-17:00", "2025b", false))
        let refused = try #require(log.all.first { $0.metadata == .about(.reloadRefused) })
        #expect(refused.level == .error)
        #expect(refused.text.contains("lacks the key \"hours\""))
        #expect(seen.now.announced.map(\.name) == ["hours"])
        // The service manager waits for the end of a reload, however it ends.
        #expect(seen.now.notified.count == 2)
    }

    @Test("lays other days of calendars under the same configuration, and keeps them through reloads")
    func calendars() async throws {
        try directory.write(
            """
            calendars: { c: { file: c.csv } }
            plans: { p: { timezone: America/Los_Angeles, hours: "09:00-17:00; PH off", holidays: [c] } }
            """, to: "m.yaml")
        // Half past nine in California.
        let instant = try Instant("2026-07-01T16:30:00Z")
        func isOpen(_ reloader: Reloader) throws -> Bool {
            try #require(reloader.current.snapshot.plan("p")).schedule.span(at: instant).status.state == .open
        }
        let reloader = try reloader()
        #expect(try isOpen(reloader))
        let day = NamedDay(try #require(CivilDate(year: 2_026, month: 7, day: 1)))
        seen.note { $0.calendars = ["c": DayCalendar([day])] }
        // What hasn't changed is no news.
        try await run(reloader, [.calendars, .calendars, .zonesTouched, .reload])
        #expect(try !isOpen(reloader))
        #expect(seen.now.announced.map(\.name) == ["hours", "hours", "configuration"])
        #expect(seen.now.followed == 2)
        // The timer is set for the instant at which it would open, for then the holiday is why it doesn't.
        #expect(seen.now.timers == Array(repeating: try Instant("2026-07-01T16:00:00Z"), count: 4))
    }

    @Test("an upgrade of the tz database says whose hours moved, by how much and from when, once")
    func moves() async throws {
        let reloader = try reloader()
        try changeZones()
        // Packages write their files one after the other.
        try await run(reloader, [.zonesTouched, .zonesTouched, .reload])
        #expect(
            log.texts.filter { $0.hasPrefix("p: ") }
                == ["p: from 2026-07-01T17:00:00+00:00 on windows are an hour later"])
        let move = try #require(reloader.current.snapshot.moves["p"])
        #expect(move.seconds == 3_600)
        #expect([move.earlierRelease, move.release] == ["2025a", "2025b"])
    }

    @Test("keeps a zone that can't be read any more")
    func unreadableZone() async throws {
        let reloader = try reloader()
        try directory.write("no zone", to: "zoneinfo/America/Los_Angeles")
        try await run(reloader, [.zonesTouched])
        #expect(try found(reloader).hasDaylight)
        #expect(log.texts.contains { $0.hasPrefix("America/Los_Angeles: ") && $0.contains("stay in use") })
    }

    @Test("sets the timer anew and answers those who wait when the clock reaches a transition or was set")
    func clock() async throws {
        let reloader = try reloader(now: "2026-07-01T16:00:00Z")
        try await run(reloader, [.clock(.reached), .clock(.stepped)])
        // Open from 16:00 on, so what comes next is the end.
        #expect(seen.now.timers == Array(repeating: try Instant("2026-07-02T00:00:00Z"), count: 3))
        #expect(seen.now.reconsidered == 3)
        #expect(log.texts.contains { $0.hasPrefix("the clock was set") })
        #expect(reloader.current.generation == 0)
    }

    /// Has it take events while something is done.
    private func run(_ reloader: Reloader, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await reloader.run() }
            defer { reloader.inbox.send.finish() }
            try await body()
        }
    }

    /// Whether the plan is open.
    private func isOpen(_ reloader: Reloader, at instant: String) throws -> Bool {
        try #require(reloader.current.snapshot.plan("p")).schedule.isOpen(at: try Instant(instant))
    }

    @Test("answers follow an override once it is applied, and nobody is told of one that changes nothing")
    func override() async throws {
        let reloader = try reloader(now: "2026-07-01T17:00:00Z")
        let noon = "2026-07-01T19:00:00Z"
        let closing = PlanOverride.sample(1, plan: "p", from: try Instant(noon), to: nil)
        try await run(reloader) { () async throws in
            await reloader.inbox.apply(.added(closing))
            #expect(try !isOpen(reloader, at: noon))
            #expect(seen.now.announced.map(\.name) == ["hours"])
            // Without it, the next transition would be at midnight.
            #expect(seen.now.timers.last == closing.start)
            await reloader.inbox.apply(.added(closing))
            await reloader.inbox.apply(.all([closing]))
            await reloader.inbox.apply(.removed(7))
            #expect(reloader.current.generation == 1)
            await reloader.inbox.apply(.removed(1))
            #expect(try isOpen(reloader, at: noon))
            #expect(seen.now.announced.map(\.name) == ["hours", "hours"])
        }
        // After its end nobody waits for it.
        await reloader.inbox.apply(.added(closing))
        #expect(try isOpen(reloader, at: noon))
    }

    @Test("wakes when another reason holds, though the plan stays closed")
    func reasonAlone() async throws {
        let reloader = try reloader(now: "2026-07-02T00:30:00Z")
        let start = try Instant("2026-07-02T01:00:00Z")
        try await run(reloader) { () async throws in
            await reloader.inbox.apply(
                .added(.sample(1, plan: "p", from: start, to: try Instant("2026-07-02T02:00:00Z"))))
        }
        #expect(seen.now.timers == [try Instant("2026-07-02T16:00:00Z"), start])
    }

    @Test("overrides outlast a reload and a zone change, and removed they give back the hours of then")
    func lastingOverrides() async throws {
        let reloader = try reloader()
        let noon = "2026-07-01T19:00:00Z"
        let closing = PlanOverride.sample(1, plan: "p", from: try Instant("2026-07-01T18:30:00Z"), to: nil)
        let opening = PlanOverride.sample(
            2, plan: "p", .open, from: try Instant("2026-07-02T06:00:00Z"), to: try Instant("2026-07-02T07:00:00Z"))
        try configure(hours: "10:00-18:00")
        try changeZones()
        try await run(reloader) { () async throws in
            await reloader.inbox.apply(.all([opening, closing]))
            for event in [Reloader.Event.reload, .zonesTouched] {
                reloader.inbox.send.yield(event)
                await reloader.inbox.ping()
                #expect(reloader.current.snapshot.layers.overrides == [closing, opening])
                #expect(try isOpen(reloader, at: "2026-07-01T18:29:59Z"))
                #expect(try !isOpen(reloader, at: noon))
                #expect(try isOpen(reloader, at: "2026-07-02T06:59:59Z"))
                #expect(try !isOpen(reloader, at: "2026-07-02T07:00:00Z"))
            }
            #expect(try found(reloader).hours == "10:00-18:00")
            #expect(try !found(reloader).hasDaylight)
            await reloader.inbox.apply(.removed(1))
            // 18:00 on a clock without daylight-saving time.
            #expect(try isOpen(reloader, at: "2026-07-02T01:59:59Z"))
            #expect(try !isOpen(reloader, at: "2026-07-02T02:00:00Z"))
            #expect(try isOpen(reloader, at: "2026-07-02T06:00:00Z"))
        }
    }

    @Test("overrides that come at once with reloads and zone changes are all followed")
    func overridesAmongOthers() async throws {
        let reloader = try reloader()
        let start = try Instant("2026-07-01T00:00:00Z")
        try await run(reloader) { () async throws in
            await withDiscardingTaskGroup { senders in
                for number in Int64(1)...40 {
                    senders.addTask {
                        let from = start.advanced(bySeconds: number * 86_400)
                        await reloader.inbox.apply(
                            .added(
                                .sample(
                                    OverrideID(rawValue: number), plan: "p", from: from,
                                    to: from.advanced(bySeconds: 60))))
                    }
                    senders.addTask { reloader.inbox.send.yield(number % 2 == 0 ? .reload : .zonesTouched) }
                }
            }
            await reloader.inbox.ping()
            let snapshot = reloader.current.snapshot
            #expect(snapshot.layers.overrides.map(\.id.rawValue) == Array(1...40))
            #expect(snapshot.plan("p")?.schedule.overrides.count == 40)
            #expect(reloader.current.generation == 80)
        }
    }

    @Test("answers a ping behind what came before it, and after its end")
    func ping() async throws {
        let reloader = try reloader()
        try configure(hours: "10:00-18:00")
        try await withThrowingTaskGroup { group in
            reloader.inbox.send.yield(.reload)
            group.addTask { try await reloader.run() }
            await reloader.inbox.ping()
            #expect(try found(reloader).hours == "10:00-18:00")
            reloader.inbox.send.finish()
            try await group.waitForAll()
        }
        await reloader.inbox.ping()
    }
}

extension Sending.Event {
    fileprivate var name: String {
        switch self {
        case .clock: "clock"
        case .wake: "wake"
        case .hours: "hours"
        case .rewound: "rewound"
        case .configuration: "configuration"
        }
    }
}
