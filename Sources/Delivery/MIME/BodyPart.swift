/// A text with the headers that describe its encoding, ready for a message or a multipart.
struct BodyPart {
    /// The part after the slash: `plain`, `html`.
    let subtype: String
    let transferEncoding: TransferEncoding
    /// Lines of ASCII that end in CRLF, none longer than 76.
    let content: [UInt8]

    enum TransferEncoding: String {
        case sevenBit = "7bit"
        case quotedPrintable = "quoted-printable"
        case base64
    }

    /// Leaves plain ASCII in short lines as it is, and uses the shorter of the two encodings for everything else.
    init(_ text: String, subtype: String) {
        self.subtype = subtype
        let bytes = Self.lines(of: text)
        if Self.canStand(bytes) {
            (transferEncoding, content) = (.sevenBit, bytes)
            return
        }
        let base64Count = Base64.encodedLinesCount(of: bytes.count)
        if QuotedPrintable.mayFit(bytes, in: base64Count) {
            let quoted = QuotedPrintable.encode(bytes)
            if quoted.count <= base64Count {
                (transferEncoding, content) = (.quotedPrintable, quoted)
                return
            }
        }
        (transferEncoding, content) = (.base64, Base64.encodeLines(of: bytes))
    }

    /// The boundary of every multipart: neither encoding can produce `=_`, and a text that contains it is encoded. [RFC
    /// 2045 §6.7]
    static let boundary = "=_madoguchi"

    /// UTF-8 with CRLF for each of CRLF, CR and LF, and one at the end.
    static func lines(of text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { rest in
            var rest = rest[...]
            var bytes: [UInt8] = []
            bytes.reserveCapacity(rest.count + rest.count / 16 + 2)
            while !rest.isEmpty {
                let end = rest.lineEnd
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<end]))
                bytes.append(0x0D)
                bytes.append(0x0A)
                let isPair = rest[end...].starts(with: [0x0D, 0x0A])
                rest = rest[end...].dropFirst(isPair ? 2 : 1)
            }
            return bytes
        }
    }

    /// Whether no relay would alter it: short lines of visible ASCII without trailing blanks, nothing that looks like
    /// the beginning of a message in an mbox file, and nothing like our boundary.
    private static func canStand(_ bytes: [UInt8]) -> Bool {
        guard bytes.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }) else {
            return false
        }
        return bytes.split(separator: 0x0A).allSatisfy { lineWithCR in
            let line = lineWithCR.dropLast()
            return line.count <= 76 && line.last != 0x20 && line.last != 0x09
                && !line.starts(with: "From ".utf8) && !line.starts(with: "--=_".utf8)
        }
    }
}
