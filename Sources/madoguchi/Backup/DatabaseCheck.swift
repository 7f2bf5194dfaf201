import Messages

/// Checks a database's bytes as they pass, as far as that is possible without SQLite. [SQLite, Database File Format,
/// section 1.3]
struct DatabaseCheck {
    /// How many bytes are inspected.
    private static let headLength = 72
    private var head: [UInt8] = []
    /// Bytes so far.
    private(set) var size: Int64 = 0

    mutating func add(_ part: [UInt8]) {
        head += part.prefix(Self.headLength - head.count)
        size += Int64(part.count)
    }

    /// - Throws: ``Failure`` where the bytes aren't a complete madoguchi database.
    func finish() throws(Failure) {
        guard head.count == Self.headLength, head.starts(with: Array("SQLite format 3\0".utf8)),
            number(68) == 0x6D61_646F
        else {
            throw Failure(.tryAgainLater, .backupIsNoDatabase)
        }
        let stated = Int64(head[16]) << 8 | Int64(head[17])
        let expected = (stated == 1 ? 65_536 : stated) * number(28)
        guard size == expected else {
            throw Failure(.tryAgainLater, .backupIncomplete(size, expected: expected))
        }
    }

    /// Four bytes, the most significant one first.
    private func number(_ offset: Int) -> Int64 {
        head[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int64($1) }
    }
}
