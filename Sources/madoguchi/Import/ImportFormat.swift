import ArgumentParser

enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, ndjson

    /// Detects the format by the first character that isn't blank, and removes a byte order mark.
    struct Detector {
        private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        private var head: [UInt8] = []

        /// - Returns: the format and everything so far, once they are known.
        mutating func feed(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> (format: ImportFormat, bytes: [UInt8])? {
            head += bytes
            // An incomplete byte order mark must not be taken for a character.
            let mayBeMark = head.count < 3 && Self.byteOrderMark.starts(with: head)
            if mayBeMark, !isEnd { return nil }
            let text = head.starts(with: Self.byteOrderMark) ? head.dropFirst(3) : head[...]
            let first = text.first { ![UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains($0) }
            guard first != nil || isEnd else { return nil }
            return (first == UInt8(ascii: "{") ? .ndjson : .csv, Array(text))
        }
    }
}
