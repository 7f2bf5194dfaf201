import Foundation

/// A time zone by one rule for all years, as a file of the tz database, so that nothing hangs on the machine's release.
package struct ZoneRule: Sendable {
    package var name: String
    /// For all years. [POSIX, TZ]
    package var posix: String
    /// Seconds that standard time is ahead of UTC.
    package var seconds: Int32
    package var abbreviation: String

    package init(name: String, posix: String, seconds: Int32, abbreviation: String) {
        self.name = name
        self.posix = posix
        self.seconds = seconds
        self.abbreviation = abbreviation
    }

    package static let losAngeles = ZoneRule(
        name: "America/Los_Angeles", posix: "PST8PDT,M3.2.0,M11.1.0", seconds: -28_800, abbreviation: "PST")
    package static let tokyo = ZoneRule(
        name: "Asia/Tokyo", posix: "JST-9", seconds: 32_400, abbreviation: "JST")
    package static let kathmandu = ZoneRule(
        name: "Asia/Kathmandu", posix: "<+0545>-5:45", seconds: 20_700, abbreviation: "+0545")
    package static let berlin = ZoneRule(
        name: "Europe/Berlin", posix: "CET-1CEST,M3.5.0,M10.5.0/3", seconds: 3_600, abbreviation: "CET")
    package static let utc = ZoneRule(name: "UTC", posix: "UTC0", seconds: 0, abbreviation: "UTC")

    /// Version 2 without transitions: the footer says everything. [RFC 9636 §3]
    package var tzif: [UInt8] {
        let type = Self.bytes(of: seconds) + [0, 0] + Array(abbreviation.utf8) + [0]
        let zeroes = [UInt8](repeating: 0, count: 31)
        let header = Array("TZif2".utf8) + zeroes + [0, 0, 0, 1, 0, 0, 0, UInt8(abbreviation.utf8.count + 1)]
        return header + type + header + type + Array("\n\(posix)\n".utf8)
    }

    private static func bytes(of number: Int32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }

    /// Writes a tz database of some zones.
    ///
    /// - Parameters:
    ///   - release: as it says of itself.
    ///   - directory: made where it isn't there.
    /// - Returns: the directory, which is what `TZDIR` is to be.
    @discardableResult
    package static func write(
        _ zones: [ZoneRule], release: String = "2025b", to directory: String
    ) throws -> String {
        let index = zones.map { "Z \($0.name) 0 - %s\n" }.joined()
        for (name, bytes) in zones.map({ ($0.name, $0.tzif) }) + [
            ("tzdata.zi", Array("# version \(release)\n\(index)".utf8))
        ] {
            let file = URL(fileURLWithPath: "\(directory)/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        return directory
    }
}
