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
        guard let path = path(ofZone: name) else { throw .notAName(name) }
        let bytes: [UInt8]
        do {
            bytes = try File.read(path, limit: 1 << 20)
        } catch {
            guard [ENOENT, ENOTDIR, EISDIR].contains(error.code) else {
                throw .unreadable(path: path, reason: error.description)
            }
            let others = names().filter { $0 != name }
            throw .unknown(name, directory: directory, suggestion: Spelling.nearest(to: name, among: others))
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

    /// Every zone and link that `tzdata.zi` lists; empty where the directory has no such file.
    package func names() -> [String] {
        guard let bytes = try? File.read("\(directory)/tzdata.zi", limit: 1 << 20) else { return [] }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
            let name: ArraySlice<UInt8>? =
                switch words.first.map({ String(decoding: $0, as: UTF8.self) }) {
                case "Z" where words.count > 1: words[1]
                case "L" where words.count > 2: words[2]
                default: nil
                }
            return name.map { String(decoding: $0, as: UTF8.self) }
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
