/// Base64 with padding. [RFC 4648 §4]
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encodedCount(of octets: Int) -> Int {
        (octets + 2) / 3 * 4
    }

    /// Appends the code of `bytes` to `output`, as one line.
    static func encode(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { encode($0, into: &output) }
    }

    private static func encode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        output += [UInt8](unsafeUninitializedCapacity: encodedCount(of: bytes.count)) { code, count in
            count = code.count
            alphabet.withUnsafeBufferPointer { alphabet in
                for (start, place) in zip(
                    stride(from: 0, to: bytes.count, by: 3), stride(from: 0, to: code.count, by: 4))
                {
                    let octets = min(3, bytes.count - start)
                    var group: UInt32 = 0
                    for offset in 0..<octets { group |= UInt32(bytes[start + offset]) << (16 - 8 * UInt32(offset)) }
                    for digit in 0..<4 {
                        code[place + digit] =
                            digit <= octets
                            ? alphabet[Int(group >> (18 - 6 * UInt32(digit)) & 0x3F)] : UInt8(ascii: "=")
                    }
                }
            }
        }
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
}
