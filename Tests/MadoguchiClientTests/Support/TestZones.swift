import Glibc
import SupportHours

/// Zones by rules of their own, so that no test depends on the machine's tz database.
enum TestZones {
    static let tokyo = Rule(name: "Asia/Tokyo", posix: "JST-9", seconds: 32_400, abbreviation: "JST")
    static let losAngeles = Rule(
        name: "America/Los_Angeles", posix: "PST8PDT,M3.2.0,M11.1.0", seconds: -28_800, abbreviation: "PST")
    static let kathmandu = Rule(name: "Asia/Kathmandu", posix: "<+0545>-5:45", seconds: 20_700, abbreviation: "+0545")

    /// A tz database of these zones that says it is 2025b.
    static func directory() throws -> String {
        let directory = try TemporaryDirectory.make()
        mkdir(directory + "/Asia", 0o700)
        mkdir(directory + "/America", 0o700)
        for rule in [tokyo, losAngeles, kathmandu] { try write(rule.tzif, to: "\(directory)/\(rule.name)") }
        let index =
            "# version 2025b\nZ America/Los_Angeles -8 u P%sT\nZ Asia/Kathmandu 5:45 - +0545\nZ Asia/Tokyo 9 - JST\n"
        try write(Array(index.utf8), to: directory + "/tzdata.zi")
        return directory
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw SystemError(errno: errno) }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw SystemError(errno: errno) }
    }

    struct Rule {
        var name: String
        /// The rule for all years. [POSIX, TZ]
        var posix: String
        var seconds: Int32
        var abbreviation: String

        func zone() throws -> Zone {
            try Zone(identifier: name, tzif: tzif)
        }

        /// Version 2 data without transitions: the footer says everything. [RFC 9636, section 3]
        var tzif: [UInt8] {
            let block = Self.bytes(of: seconds) + [0, 0] + abbreviation.utf8 + [0]
            let characters = UInt8(abbreviation.utf8.count + 1)
            let header =
                Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
                + [UInt8](repeating: 0, count: 16) + [0, 0, 0, 1, 0, 0, 0, characters]
            return header + block + header + block + Array("\n\(posix)\n".utf8)
        }

        private static func bytes(of number: Int32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        }
    }
}
