import ArgumentParser

enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, ndjson

    /// Detects the format by the first character that isn't blank.
    struct Detector {
        private var head: [UInt8] = []

        /// - Returns: the format and everything so far, once they are known.
        mutating func feed(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> (format: ImportFormat, bytes: [UInt8])? {
            head += bytes
            let first = head.first { ![UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains($0) }
            guard first != nil || isEnd else { return nil }
            return (first == UInt8(ascii: "{") ? .ndjson : .csv, head)
        }
    }
}
