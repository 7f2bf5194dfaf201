/// Splits bytes into lines as they arrive, and skips blank ones.
struct LineReader {
    struct Line: Hashable, Sendable {
        /// From 1.
        var number: Int
        /// Without its line end; nil where it is longer than `limit`.
        var bytes: [UInt8]?
    }

    /// Bytes of one line.
    let limit: Int
    private var number = 1
    private var line: [UInt8] = []
    private var isTooLong = false

    init(limit: Int = 1 << 20) {
        self.limit = limit
    }

    /// - Returns: the lines that are complete now.
    mutating func feed(_ bytes: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            add(rest[..<end])
            if let line = endLine() { lines.append(line) }
            rest = rest[(end + 1)...]
        }
        add(rest)
        return lines
    }

    /// The input has ended.
    ///
    /// - Returns: a last line without a line end.
    mutating func finish() -> Line? {
        endLine()
    }

    private mutating func add(_ part: ArraySlice<UInt8>) {
        if isTooLong || part.count > limit - line.count {
            isTooLong = true
            line.removeAll()
        } else {
            line += part
        }
    }

    private mutating func endLine() -> Line? {
        defer {
            number += 1
            line.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        if isTooLong { return Line(number: number, bytes: nil) }
        let isBlank: (UInt8) -> Bool = {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
        }
        guard let start = line.firstIndex(where: { !isBlank($0) }),
            let last = line.lastIndex(where: { !isBlank($0) })
        else { return nil }
        return Line(number: number, bytes: Array(line[start...last]))
    }
}
