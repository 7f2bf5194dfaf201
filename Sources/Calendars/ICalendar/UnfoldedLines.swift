/// Joins the lines of a source that were folded. [RFC 5545 §3.1]
///
/// Lines end with CR LF, LF or CR. A fold may lie within a character, so that bytes are joined.
struct UnfoldedLines: Sequence, IteratorProtocol {
    struct Line {
        /// From 1.
        let number: Int
        let bytes: [UInt8]
        /// Whether it begins as the rest of a line that there isn't.
        let isStrayFold: Bool
    }

    private let bytes: [UInt8]
    private var position = 0
    private var number = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next one that isn't empty.
    mutating func next() -> Line? {
        while let first = takeLine() {
            guard !first.allSatisfy(Self.isBlank) else { continue }
            let start = number
            var joined = Array(first)
            while position < bytes.count, Self.isBlank(bytes[position]), let rest = takeLine() {
                joined += rest.dropFirst()
            }
            return Line(number: start, bytes: joined, isStrayFold: first.first.map(Self.isBlank) ?? false)
        }
        return nil
    }

    private mutating func takeLine() -> ArraySlice<UInt8>? {
        guard position < bytes.count else { return nil }
        number += 1
        let isEnd: (UInt8) -> Bool = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let line = bytes[position...].prefix { !isEnd($0) }
        position = line.endIndex
        if position < bytes.count {
            let isReturn = bytes[position] == UInt8(ascii: "\r")
            position += 1
            if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        }
        return line
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
