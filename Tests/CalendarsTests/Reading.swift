import Calendars
import Foundation
import Messages
import SupportHours
import TestZones

/// What the tests of readers share.
enum Reading {
    static func fixture(_ name: String) throws -> [UInt8] {
        let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return Array(try Data(contentsOf: directory.appending(path: "Fixtures/\(name)")))
    }

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardized

    /// - Parameter years: 2026 and 2027 unless told otherwise.
    static func read(
        _ bytes: [UInt8], years: ClosedRange<Int> = 2_026...2_027, zone: Zone? = nil,
        limits: CalendarLimits = CalendarLimits(), zoneNamed: @escaping @Sendable (String) -> Zone? = { _ in nil }
    ) throws -> CalendarReading {
        let zone = try zone ?? .japan()
        return CalendarReader(years: years, zone: zone, limits: limits, zoneNamed: zoneNamed).read(bytes)
    }

    static func read(
        _ text: String, years: ClosedRange<Int> = 2_026...2_027, zone: Zone? = nil,
        limits: CalendarLimits = CalendarLimits(), zoneNamed: @escaping @Sendable (String) -> Zone? = { _ in nil }
    ) throws -> CalendarReading {
        try read(Array(text.utf8), years: years, zone: zone, limits: limits, zoneNamed: zoneNamed)
    }

    /// A calendar of events, of which each is given by the lines within it.
    static func calendar(_ events: [String], beside: String = "") -> String {
        let events = events.map { "BEGIN:VEVENT\n\($0)\nEND:VEVENT\n" }.joined()
        return "BEGIN:VCALENDAR\nVERSION:2.0\n\(beside)\(events)END:VCALENDAR\n"
    }
}

extension DayCalendar {
    /// `2026-01-01`, …
    var texts: [String] { days.map { "\($0.date)" } }
}

extension CalendarReading {
    var faultTexts: [String] { faults.map(\.wording.en) }
    var codes: [String] { notes.map(\.code) }
}
