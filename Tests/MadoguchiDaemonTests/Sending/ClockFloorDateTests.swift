import Foundation
import MadoguchiAPI
import SupportHours
import Testing

@testable import MadoguchiDaemon

@Suite("What every clock shows by now")
struct ClockFloorDateTests {
    @Test("is the package's date, or the beginning of the tz database's year")
    func dates() throws {
        let release = Instant(secondsSinceEpoch: Release.date)
        #expect(ClockFloor.instant(tzdata: nil) == release)
        #expect(ClockFloor.instant(tzdata: "2025b") == release)
        #expect(ClockFloor.instant(tzdata: "unknown") == release)
        #expect(ClockFloor.instant(tzdata: "2027a") == Instant(secondsSinceEpoch: 1_798_761_600))
    }

    @Test("is what the package's changelog says of this version")
    func changelog() throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../debian/changelog")
        let text = try String(contentsOf: package.standardized, encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(" -- ") })
        let date = try #require(line.split(separator: "  ").last)
        let parser = DateFormatter()
        parser.locale = Locale(identifier: "en_US_POSIX")
        parser.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        #expect(Int64(try #require(parser.date(from: String(date))).timeIntervalSince1970) == Release.date)
    }
}
