import Calendars
import FollowUps
import Messages
import SupportHours
import TestSupport
import TestZones
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

/// Plans by a tz database of the test's own, with calendars and overrides over them.
final class PinnedHours {
    private let directory: TemporaryDirectory
    let database: TimeZoneDatabase
    let snapshot: Snapshot

    /// - Parameters:
    ///   - plans: what stands below `plans:`, without its indentation.
    ///   - calendars: their days, by the names that the plans use.
    ///   - settings: what stands beside `plans`.
    init(
        _ plans: String, calendars: [String: [NamedDay]] = [:], overrides: [PlanOverride] = [],
        display: String = "Asia/Tokyo", language: String = "ja", settings: String = "", release: String = "2026b"
    ) throws {
        directory = try TemporaryDirectory()
        try ZoneRule.write([.losAngeles, .tokyo, .berlin, .utc], release: release, to: directory.path("zoneinfo"))
        database = TimeZoneDatabase(directory: directory.path("zoneinfo"))
        let sources = calendars.keys.sorted().map { "  \($0): { file: \($0).csv }\n" }.joined()
        let yaml =
            "display: { timezone: \(display), language: \(language) }\n\(settings)\n"
            + (sources.isEmpty ? "" : "calendars:\n\(sources)")
            + "plans:\n" + plans.split(separator: "\n").map { "  \($0)\n" }.joined()
        let configuration = try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "m.yaml", bytes: Array(yaml.utf8)), zones: database,
            guidance: GuidanceSource(packaged: []))
        let layers = HourLayers(calendars: calendars.mapValues { DayCalendar($0) }, overrides: overrides)
        snapshot = try Snapshot(configuration, database: database, layers: layers)
    }

    /// The same hours with other overrides.
    func snapshot(overrides: [PlanOverride]) -> Snapshot {
        Snapshot(snapshot, layers: HourLayers(calendars: snapshot.layers.calendars, overrides: overrides))
    }

    func plan(_ id: String) throws -> PlanHours { try #require(snapshot.plan(id)) }

    /// What will be different, on a zone's clock.
    func changes(
        of plan: String, from start: String, to end: String, in zone: String = "Asia/Tokyo"
    ) throws -> [HoursChange] {
        let zone = try database.zone(named: zone)
        let span = try Instant(start, in: zone)..<Instant(end, in: zone)
        return PlanChanges(of: try self.plan(plan), in: span, for: zone).all
    }
}

extension NamedDay {
    /// - Parameter date: `2026-11-26`
    init(_ date: String, ja: String, en: String) throws {
        self.init(try CivilDate(parsing: date), names: [Wording(ja: ja, en: en)])
    }
}

extension PlanOverride {
    /// - Parameters:
    ///   - start: with an offset.
    ///   - end: with an offset; nil for none.
    init(
        _ id: Int64, of plan: String, _ state: OpenState, from start: String, to end: String?, reason: Wording? = nil
    ) throws {
        self.init(
            id: OverrideID(rawValue: id), plan: plan, state: state, start: try Instant(start),
            end: try end.map { try Instant($0) }, reason: reason, createdAt: try Instant(start), createdBy: nil)
    }
}
