import SupportHours
import TestZones
import Testing
import TimeZoneDatabase

@testable import MadoguchiDaemon

@Suite("Until when a plan may be closed at one tap")
struct PlanClosingTests {
    private static func closings(_ windows: [(String, String)], now: String, zone: String) throws -> [String] {
        let zone = try systemZones.zone(named: zone)
        let spans = try windows.map { try Instant($0.0)..<Instant($0.1) }
        let reader = try systemZones.zone(named: "Asia/Tokyo")
        return PlanClosing.all(windows: spans, on: zone, reader: reader, at: try Instant(now)).map {
            "\($0.kind) \($0.end.formatted(in: zone))"
        }
    }

    private static let weekend = [
        ("2026-11-27T15:00:00+09:00", "2026-11-27T18:00:00+09:00"),
        ("2026-11-28T10:00:00+09:00", "2026-11-28T12:00:00+09:00"),
        ("2026-11-30T10:00:00+09:00", "2026-11-30T18:00:00+09:00"),
        ("2026-12-01T10:00:00+09:00", "2026-12-01T18:00:00+09:00"),
    ]

    @Test("is the rest of today, and each of the next two openings")
    func open() throws {
        #expect(
            try Self.closings(Self.weekend, now: "2026-11-27T15:00:00+09:00", zone: "Asia/Tokyo") == [
                "today 2026-11-28T00:00:00+09:00", "opening 2026-11-28T10:00:00+09:00",
                "opening 2026-11-30T10:00:00+09:00",
            ])
    }

    @Test("leaves out what takes no hours away")
    func closed() throws {
        #expect(
            try Self.closings(Array(Self.weekend.dropFirst(2)), now: "2026-11-28T15:00:00+09:00", zone: "Asia/Tokyo")
                == ["opening 2026-12-01T10:00:00+09:00"])
        #expect(try Self.closings([], now: "2026-11-28T15:00:00+09:00", zone: "Asia/Tokyo") == [])
    }

    @Test("goes by the vendor's day, which is a night in Japan")
    func night() throws {
        let night = [
            ("2026-11-26T23:30:00+09:00", "2026-11-27T10:00:00+09:00"),
            ("2026-11-27T23:00:00+09:00", "2026-11-28T10:00:00+09:00"),
        ]
        #expect(
            try Self.closings(night, now: "2026-11-26T23:30:00+09:00", zone: "America/Los_Angeles") == [
                "today 2026-11-27T00:00:00-08:00", "opening 2026-11-27T06:00:00-08:00",
            ])
    }

    @Test(
        "is the reader's day and a Monday for a plan that never closes",
        arguments: ["Asia/Tokyo", "America/Los_Angeles"])
    func always(vendor: String) throws {
        let always = [("2026-11-28T12:00:00+09:00", "2026-12-19T12:00:00+09:00")]
        let closings = try Self.closings(always, now: "2026-11-28T12:00:00+09:00", zone: vendor)
        let zone = try systemZones.zone(named: vendor)
        let ends = try ["2026-11-29T00:00:00+09:00", "2026-11-30T00:00:00+09:00"].map {
            try Instant($0).formatted(in: zone)
        }
        #expect(closings == ["today \(ends[0])", "monday \(ends[1])"])
    }
}
