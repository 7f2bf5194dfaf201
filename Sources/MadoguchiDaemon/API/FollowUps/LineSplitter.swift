/// Splits bytes that arrive in arbitrary pieces into lines, keeping no more than one line.
///
/// Lines end in LF or CRLF, the last one also without; empty ones are counted and left out.
struct LineSplitter {
    struct Line {
        /// From 1.
        let number: Int
        /// Without its end; nil for a line that exceeds the limit.
        let bytes: ArraySlice<UInt8>?
    }

    private let longest: Int
    private var count = 0
    /// The line that has begun.
    private var beginning: [UInt8] = []
    /// Whether the line that has begun is too long already.
    private var isOverlong = false

    init(longest: Int) {
        self.longest = longest
    }

    /// - Returns: the lines that end within these bytes.
    mutating func lines(in bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            if let line = finish(rest[..<end]) { lines.append(line) }
            rest = rest[(end + 1)...]
        }
        if beginning.count + rest.count > longest { isOverlong = true }
        if isOverlong { beginning = [] } else { beginning += rest }
        return lines
    }

    /// - Returns: the unfinished line at the end of the input.
    mutating func last() -> Line? {
        finish([])
    }

    private mutating func finish(_ end: ArraySlice<UInt8>) -> Line? {
        defer {
            beginning = []
            isOverlong = false
        }
        var bytes = beginning.isEmpty ? end : (beginning + end)[...]
        count += 1
        if isOverlong || bytes.count > longest { return Line(number: count, bytes: nil) }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return bytes.isEmpty ? nil : Line(number: count, bytes: bytes)
    }
}
