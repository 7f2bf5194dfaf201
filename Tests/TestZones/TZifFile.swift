package import SupportHours

/// Writes time zone files for tests, so that they hang on no release of the database.
package struct TZifFile {
    package var version: Character = "2"
    package var transitions: [(time: Int64, type: UInt8)] = []
    package var types: [ZoneOffset]
    package var leapSeconds = 0
    package var footer = ""

    package init(
        version: Character = "2", transitions: [(time: Int64, type: UInt8)] = [], types: [ZoneOffset],
        leapSeconds: Int = 0, footer: String = ""
    ) {
        self.version = version
        self.transitions = transitions
        self.types = types
        self.leapSeconds = leapSeconds
        self.footer = footer
    }

    package var bytes: [UInt8] {
        let newer = version != "1"
        return block(timeSize: 4, placeholder: newer) + (newer ? block(timeSize: 8) + Array("\n\(footer)\n".utf8) : [])
    }

    private func block(timeSize: Int, placeholder: Bool = false) -> [UInt8] {
        var designations: [UInt8] = []
        var records: [UInt8] = []
        for type in types {
            records += bigEndian(Int64(type.seconds), size: 4)
            records += [type.isDaylight ? 1 : 0, UInt8(designations.count)]
            designations += Array(type.abbreviation.utf8) + [0]
        }
        let versionByte: UInt8 = version == "1" ? 0 : version.asciiValue ?? 0
        let counts =
            placeholder
            ? [0, 0, 0, 0, 1, 1] : [0, 0, leapSeconds, transitions.count, types.count, designations.count]
        let header =
            Array("TZif".utf8) + [versionByte] + [UInt8](repeating: 0, count: 15)
            + counts.flatMap { bigEndian(Int64($0), size: 4) }
        guard !placeholder else { return header + [UInt8](repeating: 0, count: 7) }
        return header + transitions.flatMap { bigEndian($0.time, size: timeSize) } + transitions.map(\.type) + records
            + designations + [UInt8](repeating: 0, count: leapSeconds * (timeSize + 4))
    }

    private func bigEndian(_ value: Int64, size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (Int64($0) * 8)) }
    }
}

extension Zone {
    /// A zone that follows one POSIX TZ string at all times.
    package init(posix: String, identifier: String = "Test/Zone") throws {
        let offset = try PosixTimeZone(Array(posix.utf8)[...]).standard
        try self.init(identifier: identifier, tzif: TZifFile(types: [offset], footer: posix).bytes)
    }

    /// California's rule of 2007, at all times.
    package static func california() throws -> Zone {
        try Zone(posix: "PST8PDT,M3.2.0,M11.1.0", identifier: "America/Los_Angeles")
    }

    package static func japan() throws -> Zone {
        try Zone(posix: "JST-9", identifier: "Asia/Tokyo")
    }
}

extension Instant {
    /// An instant in writing; without an offset, on the zone's clock.
    package init(_ text: String, in zone: Zone = .utc) throws {
        try self.init(parsing: text, in: zone)
    }
}
