/// A tz database of four zones, each by one rule for all years, so that no answer depends on the machine's release.
enum TimeZoneFiles {
    static let release = "2025b"

    /// Puts the database into `zoneinfo` of a directory.
    ///
    /// - Returns: what `TZDIR` is to be.
    static func write(to directory: TemporaryDirectory) throws -> String {
        for zone in zones { try directory.write(zone.bytes, to: "zoneinfo/\(zone.name)") }
        let index = zones.map { "Z \($0.name) 0 - %s\n" }.joined()
        try directory.write("# version \(release)\n\(index)".utf8, to: "zoneinfo/tzdata.zi")
        return "\(directory.path)/zoneinfo"
    }

    private static let zones = [
        Rule(name: "America/Los_Angeles", posix: "PST8PDT,M3.2.0,M11.1.0", seconds: -28_800, abbreviation: "PST"),
        Rule(name: "Asia/Tokyo", posix: "JST-9", seconds: 32_400, abbreviation: "JST"),
        Rule(name: "Europe/Berlin", posix: "CET-1CEST,M3.5.0,M10.5.0/3", seconds: 3_600, abbreviation: "CET"),
        Rule(name: "UTC", posix: "UTC0", seconds: 0, abbreviation: "UTC"),
    ]

    private struct Rule {
        let name: String
        /// For all years. [POSIX, TZ]
        let posix: String
        /// Seconds that standard time is ahead of UTC.
        let seconds: Int32
        let abbreviation: String

        /// Version 2 without transitions: the footer says everything. [RFC 9636 §3]
        var bytes: [UInt8] {
            let type = Self.bytes(of: seconds) + [0, 0] + Array(abbreviation.utf8) + [0]
            let zeroes = [UInt8](repeating: 0, count: 31)
            let header = Array("TZif2".utf8) + zeroes + [0, 0, 0, 1, 0, 0, 0, UInt8(abbreviation.utf8.count + 1)]
            return header + type + header + type + Array("\n\(posix)\n".utf8)
        }

        private static func bytes(of number: Int32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        }
    }
}
