import FoundationEssentials
import LinuxSystem
import SupportHours
import SystemPackage

/// What a calendar's source last said, as it is kept beside the database for times when the source says nothing.
struct CalendarCopy: Hashable, Sendable {
    /// The file's path or the URL.
    var source: String
    /// When the source last said so.
    var readAt: Instant
    /// What asks a server whether it has anything newer. [RFC 9110 §8.8]
    var entityTag: String?
    var lastModified: String?
    var bytes: [UInt8]
}

extension CalendarCopy {
    /// One line of JSON; the source's bytes follow it as they came.
    private struct Head: Codable {
        var source: String
        var readAt: Int64
        var entityTag: String?
        var lastModified: String?
    }

    private static let largestHead = 65_536

    /// - Parameter limit: the most bytes that the source may have had.
    /// - Returns: nil where there is none that can be read.
    init?(_ path: String, atMost limit: Int) {
        guard let file = try? FileBytes.read(path, atMost: limit + Self.largestHead),
            let end = file.firstIndex(of: UInt8(ascii: "\n")),
            let head = try? JSONDecoder().decode(Head.self, from: Data(file[..<end]))
        else { return nil }
        self.init(
            source: head.source, readAt: Instant(secondsSinceEpoch: head.readAt), entityTag: head.entityTag,
            lastModified: head.lastModified, bytes: Array(file[(end + 1)...]))
    }

    /// Puts it into the place of an earlier one, as a whole. Only its owner may read it: the URL of a feed may be a secret.
    func write(to path: String) throws {
        let head = Head(
            source: source, readAt: readAt.secondsSinceEpoch, entityTag: entityTag, lastModified: lastModified)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try FileBytes.replace(path, with: Array(try encoder.encode(head)) + [UInt8(ascii: "\n")] + bytes)
    }
}
