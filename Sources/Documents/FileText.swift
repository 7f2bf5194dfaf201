import Messages

/// A file's bytes as text.
package enum FileText {
    /// Decodes UTF-8; lines end in LF, and a byte order mark is removed.
    ///
    /// - Parameter file: the path for locations, where they should name one.
    /// - Returns: nil where the bytes aren't UTF-8 or contain a NUL, which is reported in `problems`.
    package static func decode(_ bytes: [UInt8], file: String? = nil, problems: DocumentProblems) -> String? {
        var line = 1
        for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let isText = String(validating: row, as: UTF8.self) != nil
            if !isText || row.contains(0) {
                problems.report(
                    DocumentProblem(
                        location: SourceLocation(line: line, column: 1, file: file), pointer: "",
                        detail: isText ? .lineWithNUL : .lineNotUTF8))
                return nil
            }
            line += 1
        }
        let withoutMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        return String(decoding: withoutMark, as: UTF8.self).withLineFeeds
    }
}

extension String {
    /// Its lines, which end in LF; what follows the last LF is one too, if only an empty one.
    package var linesOfText: [Substring] {
        utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
    }

    /// The same with LF for each CR LF.
    package var withLineFeeds: String {
        guard utf8.contains(UInt8(ascii: "\r")) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for byte in utf8 {
            if byte == UInt8(ascii: "\n"), bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
