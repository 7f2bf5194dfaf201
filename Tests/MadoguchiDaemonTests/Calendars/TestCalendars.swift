import Calendars
import Delivery
import LoggedEvents
import Messages
import SupportHours
import Synchronization
import TestSupport
import TimeZoneDatabase

@testable import MadoguchiDaemon

/// A reloader of calendars with a directory of its own and a clock that stands still.
final class TestCalendars: Sendable {
    let directory: TemporaryDirectory
    let clock: FakeClock
    let log = LogLines()
    private let changes = Atomic(0)

    init(now: String = "2026-11-24T12:00:00+09:00") throws {
        directory = try TemporaryDirectory()
        clock = try FakeClock(now)
    }

    /// How often somebody was told that days have changed.
    var changeCount: Int { changes.load(ordering: .relaxed) }

    /// - Parameter calendars: what stands below the key.
    func configuration(_ calendars: String, holidays: String = "[]") throws -> Configuration {
        let yaml = """
            display: { timezone: Asia/Tokyo, language: en }
            calendars: \(calendars)
            plans:
              desk: { timezone: Asia/Tokyo, hours: "Mo-Fr 10:00-18:00; PH off", holidays: \(holidays) }
            """
        return try ConfigurationFile.parse(
            ConfigurationFile.Source(path: directory.path("m.yaml"), bytes: Array(yaml.utf8)), zones: systemZones,
            guidance: GuidanceSource(packaged: []))
    }

    /// As at a start of the daemon.
    func reloader(
        _ calendars: String, holidays: String = "[]", database: TimeZoneDatabase = systemZones,
        fetcher: FeedFetcher = FeedFetcher()
    ) throws -> CalendarReloader {
        CalendarReloader(
            try configuration(calendars, holidays: holidays), stateDirectory: directory.path("state"),
            database: database, clock: clock.clock, fetcher: fetcher, logger: log.logger,
            changed: { self.changes.add(1, ordering: .relaxed) })
    }

    /// What was logged of this kind.
    func logged(_ event: LoggedEvent) -> [String] {
        log.all.filter { $0.metadata == .about(event) }.map(\.text)
    }
}

extension CalendarReloader {
    /// The dates of a calendar, as `2026-12-29`.
    func dates(_ name: String = "c") -> [String] { days[name]?.days.map { "\($0.date)" } ?? [] }

    func trouble(_ name: String = "c") throws -> String? {
        calendars.first { $0.name == name }?.account(in: try systemZones.zone(named: "Asia/Tokyo"))?.en
    }
}
