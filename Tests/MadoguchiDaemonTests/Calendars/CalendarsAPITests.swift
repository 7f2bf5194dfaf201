import Calendars
import FollowUps
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours
import TestSupport
import TestZones
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

@Suite("What is said of calendars")
struct CalendarsAPITests {
    private static let sources = """
        { us: { builtin: us-federal }, c: { file: c.csv }, vendor: { url: "https://a.example/secret.ics" } }
        """

    private let test: TestCalendars
    private let reloader: CalendarReloader
    private let configuration: Configuration

    init() throws {
        test = try TestCalendars()
        try test.directory.write("date,name,memo\n2026-12-29,年末休業,x\n2026-12-30,,x\n", to: "c.csv")
        reloader = try test.reloader(Self.sources, holidays: "[us, c, 12-31]")
        configuration = try test.configuration(Self.sources, holidays: "[us, c, 12-31]")
    }

    private var current: CurrentSnapshot {
        get throws {
            CurrentSnapshot(
                try Snapshot(configuration, database: systemZones, layers: HourLayers(calendars: reloader.days)))
        }
    }

    private func list(in language: String = "en") throws -> Response {
        let reloader = reloader
        let api = CalendarsAPI(current: try current, calendars: { reloader.calendars })
        let reply = RouteTable(api.routes) { .en }
            .reply("GET", "/v1/calendars", fields: [("accept-language", language)])
        guard case .now(let response) = reply else { throw TestFailure("later") }
        return response
    }

    @Test("GET /v1/calendars has each with its source, its reach, what is wrong and who goes by it")
    func calendars() async throws {
        let calendars = try list().decoded(as: CalendarList.self).calendars
        try #require(calendars.map(\.name) == ["us", "c", "vendor"])
        #expect(calendars.map(\.source) == ["builtin", "file", "url"])
        #expect(
            calendars.map(\.location) == ["us-federal", test.directory.path("c.csv"), "https://a.example/secret.ics"])
        #expect(calendars.map(\.format) == ["table", "table", nil])
        #expect(calendars[0].days > 200)
        #expect(calendars[0].first == "2020-01-01")
        #expect(calendars[0].readAt == nil)
        #expect(calendars[1].days == 2)
        #expect(calendars[1].last == "2026-12-30")
        #expect(calendars[1].readAt == "2026-11-24T12:00:00+09:00")
        #expect(calendars[1].notes.contains { $0.contains("memo") })
        #expect(calendars[2].last == nil)
        #expect(calendars[2].trouble == "it hasn't been fetched yet; until then the calendar has no day")
        #expect(calendars.map(\.plans) == [["desk"], ["desk"], []])
        #expect(
            try list(in: "ja").decoded(as: CalendarList.self).calendars[2].trouble?.hasPrefix("まだ取得していません")
                == true)
        // Every key is there, whatever its value.
        let text = try list().text
        for key in ["first", "format", "last", "read_at", "trouble"] {
            #expect(text.contains("\"\(key)\":null"), "\(key)")
        }
    }

    @Test("the diagnosis has sources in trouble, and what runs out of that which plans go by")
    func diagnosis() async throws {
        let followUps = try TestFollowUps()
        followUps.current.replace(with: try current.snapshot)
        let reloader = reloader
        let queue = QueueAPI(context: followUps.context, control: followUps.queue)
        let api = DiagnosisAPI(
            context: followUps.context, queue: queue, troubles: followUps.troubles, calendars: { reloader.calendars },
            stateDirectory: "/tmp",
            checkRelay: { delivery, _ in RelayCheck(transport: delivery.transport.rawValue, to: "t", problem: nil) })
        guard case .later(let work) = RouteTable(api.routes, displayLanguage: { .en }).reply("GET", "/v1/diagnosis")
        else { throw TestFailure("not later") }
        let diagnosis = try await work().decoded(as: Diagnosis.self)
        #expect(
            diagnosis.calendars == [
                .init(
                    id: "vendor",
                    trouble: #"the calendar "vendor" can't be used as it is now: it hasn't been fetched yet; "#
                        + "until then the calendar has no day"),
                .init(
                    id: "c", trouble: #"the calendar "c" ends on 2026-12-30, in 36 days; replace it with a newer one"#),
            ])
        #expect(diagnosis.plans.first?.warnings == [])
    }

    @Test("metrics have days, times and troubles")
    func metrics() async throws {
        let followUps = try TestFollowUps()
        let reloader = reloader
        let api = MetricsAPI(
            current: try current, clock: test.clock.clock, store: followUps.context.store, isStoreOpening: { true },
            sending: {
                DispatchStatus(
                    obstacle: nil, perSecond: nil, inFlight: 0, isPaused: false, isRelayUsable: true)
            }, delivery: DeliveryFigures(), startedAt: test.clock.clock.now(),
            calendars: { reloader.calendars })
        guard case .later(let work) = RouteTable(api.routes, displayLanguage: { .en }).reply("GET", "/metrics") else {
            throw TestFailure("not later")
        }
        let lines = await work().text.split(separator: "\n").map(String.init)
        let readAt = try Instant("2026-11-24T12:00:00+09:00").secondsSinceEpoch
        for line in [
            #"madoguchi_calendar_days{calendar="c"} 2"#, #"madoguchi_calendar_days{calendar="vendor"} 0"#,
            #"madoguchi_calendar_trouble{calendar="c"} 0"#, #"madoguchi_calendar_trouble{calendar="vendor"} 1"#,
            "madoguchi_calendar_read_timestamp_seconds{calendar=\"c\"} \(readAt)",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.count { $0.hasPrefix("madoguchi_calendar_read_timestamp_seconds{") } == 1)
    }

    @Test("a check reads what is on this machine, tells faults with file and line, and refuses nothing")
    func check() throws {
        try test.directory.write("date,name\n2026-12-29,年末休業\n31.12.2026,年末休業\n", to: "c.csv")
        let sources = """
            { us: { builtin: us-federal }, c: { file: c.csv }, gone: { file: gone.ics },
              vendor: { url: "https://a.example/secret.ics" } }
            """
        let configuration = try test.configuration(sources, holidays: "[gone]")
        let lines = configuration.summary(at: test.clock.clock.now(), zones: systemZones).en.split(separator: "\n")
            .map(String.init)
        let path = test.directory.path
        for line in [
            "calendars:", "  c: 1 day, 2026-12-29 to 2026-12-29 (\(path)/c.csv)", "  gone: 0 days (\(path)/gone.ics)",
            "    warning: \(path)/gone.ics: No such file or directory; check the path in file, and that madoguchid may read it",
            "  vendor: 0 days (https://a.example/secret.ics)", "    note: it hasn't been fetched yet",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.contains { $0.hasPrefix("    warning: \(path)/c.csv: line 3: ") })
        #expect(lines.contains { $0.hasPrefix("  us: ") && $0.hasSuffix("(us-federal)") })
        // A plan whose PH has no day at all.
        #expect(lines.contains { $0.contains("holidays-missing") })
        // What the daemon has kept is looked at, too.
        let kept = CalendarCopy(
            source: "https://a.example/secret.ics", readAt: test.clock.clock.now(), bytes: Array("2026-12-29,x\n".utf8))
        var state = configuration
        state.stateDirectory = test.directory.path("state")
        try test.directory.write("", to: "state/calendars/none")
        try kept.write(to: test.directory.path("state/calendars/vendor"))
        #expect(state.summary(at: test.clock.clock.now(), zones: systemZones).en.contains("vendor: 1 day, "))
    }
}
