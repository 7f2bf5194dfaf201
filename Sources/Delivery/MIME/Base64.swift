/// Base64 with padding. [RFC 4648 §4]
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encodedCount(of octets: Int) -> Int {
        (octets + 2) / 3 * 4
    }

    /// Appends the code of `bytes` to `output`, as one line.
    static func encode(_ bytes: some Collection<UInt8>, into output: inout [UInt8]) {
        var group: UInt32 = 0
        var octets = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            octets += 1
            if octets == 3 {
                append(group, digits: 4, to: &output)
                (group, octets) = (0, 0)
            }
        }
        guard octets > 0 else { return }
        append(group << (8 * UInt32(3 - octets)), digits: octets + 1, to: &output)
        output.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - octets))
    }

    /// In lines of 76 characters, each of which ends in CRLF. [RFC 2045 §6.8]
    static func encodeLines(of bytes: [UInt8]) -> [UInt8] {
        let octetsInLine = 57
        var output: [UInt8] = []
        output.reserveCapacity(encodedLinesCount(of: bytes.count))
        for start in stride(from: 0, to: bytes.count, by: octetsInLine) {
            encode(bytes[start..<min(start + octetsInLine, bytes.count)], into: &output)
            output.append(contentsOf: [0x0D, 0x0A])
        }
        return output
    }

    /// How many octets ``encodeLines(of:)`` makes.
    static func encodedLinesCount(of octets: Int) -> Int {
        encodedCount(of: octets) + (octets + 56) / 57 * 2
    }

    private static func append(_ group: UInt32, digits: Int, to output: inout [UInt8]) {
        for digit in 0..<digits {
            output.append(alphabet[Int(group >> (18 - 6 * UInt32(digit)) & 0x3F)])
        }
    }
}
