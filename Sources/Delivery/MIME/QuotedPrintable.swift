/// Encodes text so that ASCII stays readable. [RFC 2045 §6.7]
enum QuotedPrintable {
    private static let lineLength = 76

    /// Appends `=3D` for `=`.
    static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        output.append(contentsOf: [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]])
    }

    /// Whether `bytes` could be encoded in so many octets, if it weren't for soft line breaks.
    static func mayFit(_ bytes: [UInt8], in limit: Int) -> Bool {
        var room = limit - bytes.count
        for byte in bytes where !isLiteral(byte) && byte != 0x0D && byte != 0x0A {
            room -= 2
            if room < 0 { return false }
        }
        return room >= 0
    }

    /// - Parameter bytes: text in lines that end in CRLF; no other CR or LF is in it.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 4 / 3)
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            encode(line: line.dropLast(), into: &output)
            output.append(contentsOf: [0x0D, 0x0A])
        }
        return output
    }

    private static func encode(line: ArraySlice<UInt8>, into output: inout [UInt8]) {
        var column = 0
        // In mbox files a message begins with "From ", and programs that write them alter such lines.
        let looksLikeMailboxStart = line.starts(with: "From ".utf8)
        for index in line.indices {
            let byte = line[index]
            let isLast = index == line.endIndex - 1
            let endsInBlank = isLast && (byte == 0x20 || byte == 0x09)
            let isLiteral = isLiteral(byte) && !endsInBlank && !(looksLikeMailboxStart && index == line.startIndex)
            let width = isLiteral ? 1 : 3
            // A soft line break takes the last column, unless the line ends here.
            if column + width > lineLength - (isLast ? 0 : 1) {
                output.append(contentsOf: [UInt8(ascii: "="), 0x0D, 0x0A])
                column = 0
            }
            if isLiteral {
                output.append(byte)
            } else {
                appendEscape(of: byte, to: &output)
            }
            column += width
        }
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x09
    }
}
