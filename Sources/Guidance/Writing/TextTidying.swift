// Sections that write nothing leave blank lines behind. Those are removed, but a value's own blank lines stay: while
// the template is rendered, a value's line ends are marked by a character that no value can have.

private let lineFeed = UInt8(ascii: "\n")
private let markedLineFeed: UInt8 = 0x01

extension String {
    /// A value with its line ends marked.
    var withMarkedLineFeeds: String {
        guard utf8.contains(where: { $0 == lineFeed || $0 == markedLineFeed }) else { return self }
        return String(
            decoding: utf8.map { byte in
                switch byte {
                case lineFeed: markedLineFeed
                case markedLineFeed: UInt8(ascii: " ")
                default: byte
                }
            }, as: UTF8.self)
    }

    /// A rendered text without the blank lines of empty sections: none at its beginning and end, and nowhere two in a
    /// row. It ends in one LF.
    var tidied: String {
        let rendered = Array(utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rendered.count + 1)
        var isAfterBlank = false
        var start = 0
        while start < rendered.count {
            let end = rendered[start...].firstIndex(of: lineFeed) ?? rendered.count
            let line = rendered[start..<end]
            start = end + 1
            if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
                isAfterBlank = true
                continue
            }
            if isAfterBlank, !bytes.isEmpty { bytes.append(lineFeed) }
            isAfterBlank = false
            bytes.append(contentsOf: line)
            bytes.append(lineFeed)
        }
        for index in bytes.indices where bytes[index] == markedLineFeed { bytes[index] = lineFeed }
        while bytes.last == lineFeed { bytes.removeLast() }
        if !bytes.isEmpty { bytes.append(lineFeed) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// On one line: characters that end a line, or can't stand in a header, become spaces.
    var onOneLine: String {
        var line = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            line.append(isControl || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar)
        }
        return String(line)
    }
}
