internal import Glibc
package import SupportHours

/// The system's tz database: a directory of TZif files.
package struct TimeZoneDatabase: Hashable, Sendable {
    /// The files' directory.
    package let directory: String

    package init(directory: String) {
        self.directory = directory
    }

    /// The one that `TZDIR` names, or `/usr/share/zoneinfo`.
    package static func system() -> TimeZoneDatabase {
        let named = getenv("TZDIR").map { String(cString: $0) } ?? ""
        return TimeZoneDatabase(directory: named.isEmpty ? "/usr/share/zoneinfo" : named)
    }

    /// The release, as `2025b`, by the first line of `tzdata.zi`; nil where the directory doesn't say.
    package func version() -> String? {
        guard let bytes = try? File.read("\(directory)/tzdata.zi", limit: 64) else { return nil }
        let words = bytes.prefix { $0 != UInt8(ascii: "\n") }.split(separator: UInt8(ascii: " "))
        guard words.count == 3, words[1].elementsEqual("version".utf8) else { return nil }
        return String(decoding: words[2], as: UTF8.self)
    }

    /// - Parameter name: as `America/Los_Angeles`; case matters, as it does to the file system.
    /// - Throws: where there is no such zone, or its file can't be used.
    package func zone(named name: String) throws(TimeZoneDatabaseError) -> Zone {
        try zone(named: name, advises: true)
    }

    /// - Parameter advises: whether to look for what was meant by a name that isn't there.
    func zone(named name: String, advises: Bool) throws(TimeZoneDatabaseError) -> Zone {
        func advice() -> ZoneAdvice {
            guard advises else { return .none }
            return ZoneAdvisor(self, now: Instant(secondsSinceEpoch: Int64(time(nil)))).advice(for: name)
        }
        guard let path = path(ofZone: name) else { throw .notAName(name, advice()) }
        let bytes: [UInt8]
        do {
            bytes = try File.read(path, limit: 1 << 20)
        } catch {
            guard [ENOENT, ENOTDIR, EISDIR].contains(error.code) else {
                throw .unreadable(path: path, errno: error.code)
            }
            throw .unknown(name, directory: directory, advice())
        }
        do {
            return try Zone(identifier: name, tzif: bytes)
        } catch {
            throw .unusable(path: path, error)
        }
    }

    /// The file that holds a zone; nil where the name can't be one of the database's or leads out of the directory.
    package func path(ofZone name: String) -> String? {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            part.first.map { $0 != UInt8(ascii: ".") } ?? false && part.allSatisfy(Self.isNameByte)
        }
        return isName && name.utf8.count <= 255 ? "\(directory)/\(name)" : nil
    }

    func hasFile(ofZone name: String) -> Bool {
        path(ofZone: name).map { access($0, R_OK) == 0 } ?? false
    }

    /// Every zone and link that `tzdata.zi` lists, or without that file every zone that the directory has.
    package func names() -> [String] { entries().map(\.name) }

    /// The names, and for each link the zone that it stands for, where `tzdata.zi` says it.
    func entries() -> [(name: String, target: String?)] {
        guard let bytes = try? File.read("\(directory)/tzdata.zi", limit: 1 << 20) else {
            return files().map { ($0, nil) }
        }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
            guard words.count > 1 else { return nil }
            let texts = words.map { String(decoding: $0, as: UTF8.self) }
            return switch texts[0] {
            case "Z": (texts[1], nil)
            case "L" where texts.count > 2: (texts[2], texts[1])
            default: nil
            }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
