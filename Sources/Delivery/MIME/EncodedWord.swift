/// How text beyond ASCII stands in a header. [RFC 2047]
struct EncodedWord {
    enum Encoding: String {
        case base64 = "B"
        case quoted = "Q"

        /// Whichever makes `text` shorter.
        init(shorterFor text: String) {
            let quotedCount = text.utf8.reduce(0) { $0 + Self.quotedCount(of: $1) }
            self = quotedCount <= Base64.encodedCount(of: text.utf8.count) ? .quoted : .base64
        }

        /// Characters that the code of `octets` takes.
        func count(of octets: some Collection<UInt8>) -> Int {
            switch self {
            case .base64: Base64.encodedCount(of: octets.count)
            case .quoted: octets.reduce(0) { $0 + Self.quotedCount(of: $1) }
            }
        }

        private static func quotedCount(of byte: UInt8) -> Int {
            byte == 0x20 || Self.isLiteral(byte) ? 1 : 3
        }

        /// The few that stand for themselves even in a name before an address. [RFC 2047 §5 (3)]
        static func isLiteral(_ byte: UInt8) -> Bool {
            byte.isLetterOrDigit || "!*+-/".utf8.contains(byte)
        }
    }

    /// The most that a word may take, in characters.
    static let limit = 75
    private static let prefix = "=?UTF-8?"
    /// Charset, encoding and delimiters.
    static let overhead = prefix.utf8.count + "B?".utf8.count + "?=".utf8.count

    let encoding: Encoding
    let octets: [UInt8]

    func append(to output: inout [UInt8]) {
        output.append(contentsOf: "\(Self.prefix)\(encoding.rawValue)?".utf8)
        switch encoding {
        case .base64:
            Base64.encode(octets, into: &output)
        case .quoted:
            for byte in octets {
                if byte == 0x20 {
                    output.append(UInt8(ascii: "_"))
                } else if Encoding.isLiteral(byte) {
                    output.append(byte)
                } else {
                    QuotedPrintable.appendEscape(of: byte, to: &output)
                }
            }
        }
        output.append(contentsOf: "?=".utf8)
    }
}
