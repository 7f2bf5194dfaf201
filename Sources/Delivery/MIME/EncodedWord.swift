import MailAddress

/// An encoded word: how text beyond ASCII is written in a header. [RFC 2047]
struct EncodedWord {
    enum Encoding: String {
        case base64 = "B"
        case quoted = "Q"

        /// The encoding that makes `text` shorter.
        init(shorterFor text: String) {
            let quotedCount = text.utf8.reduce(0) { $0 + Self.quotedCount(of: $1) }
            self = quotedCount <= Base64.encodedCount(of: text.utf8.count) ? .quoted : .base64
        }

        /// How many characters the encoded `octets` take.
        func count(of octets: some Collection<UInt8>) -> Int {
            count(of: octets, and: EmptyCollection())
        }

        /// How many characters both take when encoded in one word.
        func count(of octets: some Collection<UInt8>, and more: some Collection<UInt8>) -> Int {
            switch self {
            case .base64:
                Base64.encodedCount(of: octets.count + more.count)
            case .quoted:
                octets.reduce(0) { $0 + Self.quotedCount(of: $1) } + more.reduce(0) { $0 + Self.quotedCount(of: $1) }
            }
        }

        private static func quotedCount(of byte: UInt8) -> Int {
            byte == 0x20 || Self.isLiteral(byte) ? 1 : 3
        }

        /// The few characters that stay literal even in a display name. [RFC 2047 §5 (3)]
        static func isLiteral(_ byte: UInt8) -> Bool {
            if byte.isLetterOrDigit { return true }
            return switch byte {
            case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"): true
            default: false
            }
        }
    }

    /// The longest word, in characters.
    private static let limit = 75
    private static let prefix = "=?UTF-8?"
    /// Charset, encoding and delimiters.
    private static let overhead = prefix.utf8.count + "B?".utf8.count + "?=".utf8.count

    let encoding: Encoding
    let octets: [UInt8]

    /// How many encoded characters a word may have, given the columns that are left for it.
    static func room(in columns: Int) -> Int {
        min(limit, columns) - overhead
    }

    /// Splits `text` into encoded words. A grapheme stays in one word where it fits, and a Unicode scalar always does.
    /// [RFC 2047 §5]
    ///
    /// - Parameter firstRoom: encoded characters in the first word; each other word has a line to itself.
    static func words(for text: String, encoding: Encoding, firstRoom: Int) -> [EncodedWord] {
        if !text.isEmpty, encoding.count(of: text.utf8) <= firstRoom {
            return [EncodedWord(encoding: encoding, octets: Array(text.utf8))]
        }
        var words: [EncodedWord] = []
        var octets: [UInt8] = []
        for character in text {
            if !fits(character.utf8) { finishWord() }
            if fits(character.utf8) {
                octets += character.utf8
                continue
            }
            for scalar in character.unicodeScalars {
                let unit = Character(scalar).utf8
                if !fits(unit) { finishWord() }
                octets += unit
            }
        }
        finishWord()
        return words

        func fits(_ unit: Character.UTF8View) -> Bool {
            encoding.count(of: octets, and: unit) <= (words.isEmpty ? firstRoom : room(in: limit))
        }
        func finishWord() {
            guard !octets.isEmpty else { return }
            words.append(EncodedWord(encoding: encoding, octets: octets))
            octets = []
        }
    }

    func append(to output: inout [UInt8]) {
        output.append(contentsOf: Self.prefix.utf8)
        output.append(contentsOf: encoding.rawValue.utf8)
        output.append(UInt8(ascii: "?"))
        switch encoding {
        case .base64:
            output += Base64.encode(octets)
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
