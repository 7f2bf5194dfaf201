import Foundation
import Glibc
import TestSupport
import Testing

/// A tz database of a test's own, with three zones as two real releases have them, and two that are the same in each.
struct ZoneReleases {
    /// Those that the releases have otherwise.
    static let changed = ["America/Vancouver", "America/Winnipeg", "Africa/Casablanca"]

    /// For `TZDIR`.
    let directory: String
    private let owned: TemporaryDirectory

    init(_ release: String) throws {
        owned = try TemporaryDirectory()
        directory = owned.path("zones")
        try Self.write(release, to: directory)
    }

    private static func write(_ release: String, to directory: String) throws {
        try ZoneRule.write([.utc, .losAngeles], release: release, to: directory)
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/zoneinfo/\(release)")
        for zone in changed {
            let file = URL(filePath: "\(directory)/\(zone)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: fixtures.appending(path: zone), to: file)
        }
    }

    /// Puts one file after the other in its place, as package managers do.
    func upgrade(to release: String) throws {
        let new = try TemporaryDirectory()
        try Self.write(release, to: new.path)
        for file in Self.changed + ["America/Los_Angeles", "UTC", "tzdata.zi"] {
            try #require(rename(new.path(file), "\(directory)/\(file)") == 0)
        }
    }
}
