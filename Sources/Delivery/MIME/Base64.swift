internal import FoundationEssentials

/// Base64 with padding, as mail uses it. [RFC 4648 §4]
enum Base64 {
    /// How many octets ``encode(_:)`` produces.
    static func encodedCount(of octets: Int) -> Int {
        (octets + 2) / 3 * 4
    }

    /// As one line.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        Array(Data(bytes).base64EncodedData())
    }

    /// In lines of 76 characters, each of which ends in CRLF. [RFC 2045 §6.8]
    static func encodeLines(of bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        let lines = Data(bytes).base64EncodedData(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        var output: [UInt8] = []
        output.reserveCapacity(lines.count + 2)
        output.append(contentsOf: lines)
        output.append(0x0D)
        output.append(0x0A)
        return output
    }

    /// How many octets ``encodeLines(of:)`` produces.
    static func encodedLinesCount(of octets: Int) -> Int {
        encodedCount(of: octets) + (octets + 56) / 57 * 2
    }
}
