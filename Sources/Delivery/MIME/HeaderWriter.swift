import MailAddress

/// Writes header fields, each folded within 76 columns where it has a space to fold at. [RFC 5322 §2.2.3]
///
/// Never folds right after the field's name: several programs take the remaining blank for a part of the value.
struct HeaderWriter {
    private(set) var bytes: [UInt8] = []
    private var column = 0

    private static let lineLength = 76

    /// - Parameter capacity: octets that will be written, as far as that is known.
    init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// A field of tokens that are ASCII, or UTF-8 within an address.
    mutating func field(_ name: String, tokens: [String]) {
        begin(name)
        for token in tokens {
            appendToken(token)
        }
        end()
    }

    /// A field of free text. [RFC 5322 §2.2.1]
    ///
    /// - Parameter text: without controls.
    mutating func field(_ name: String, text: String) {
        begin(name)
        appendText(text, wordLimit: Self.lineLength - column - 1)
        end()
    }

    /// A field with a mailbox. [RFC 5322 §3.4]
    mutating func field(_ name: String, mailbox: Mailbox) {
        begin(name)
        guard let displayName = mailbox.displayName else {
            appendToken(mailbox.address.sentText)
            return end()
        }
        appendPhrase(displayName)
        appendToken("<\(mailbox.address.sentText)>")
        end()
    }

    /// The empty line between headers and body.
    mutating func endHeaders() {
        appendLineEnd()
    }

    /// Appends content that is already split into lines.
    mutating func append(_ lines: some Sequence<UInt8>) {
        bytes.append(contentsOf: lines)
    }

    private mutating func begin(_ name: String) {
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ":"))
        column = name.utf8.count + 1
    }

    private mutating func end() {
        appendLineEnd()
        column = 0
    }

    private mutating func appendLineEnd() {
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private mutating func appendSpace() {
        bytes.append(0x20)
        column += 1
    }

    private mutating func fold() {
        appendLineEnd()
        column = 0
    }

    /// Whether this line holds nothing but the field's name; folding would do harm here.
    private var isBehindName: Bool { bytes.last == UInt8(ascii: ":") }

    private mutating func appendToken(_ token: String) {
        if column + 1 + token.utf8.count > Self.lineLength, !isBehindName {
            fold()
        }
        appendSpace()
        bytes.append(contentsOf: token.utf8)
        column += token.utf8.count
    }
}

extension HeaderWriter {
    /// Leaves words of short visible ASCII as they are, and encodes everything between the first and the last other
    /// word.
    fileprivate mutating func appendText(_ text: String, wordLimit: Int) {
        guard !text.isEmpty else { return }
        let words = text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard var first = words.firstIndex(where: { !$0.canStandInHeader(limit: wordLimit) }),
            var last = words.lastIndex(where: { !$0.canStandInHeader(limit: wordLimit) })
        else {
            return words.forEach { appendToken($0) }
        }
        // An empty word stands for a second space. It can only be encoded together with its neighbours.
        while words[first].isEmpty, first > 0 { first -= 1 }
        while words[last].isEmpty, last < words.count - 1 { last += 1 }

        words[..<first].forEach { appendToken($0) }
        appendEncoded(words[first...last].joined(separator: " "))
        words[(last + 1)...].forEach { appendToken($0) }
    }

    /// A display name: as it is where it consists of atoms, else as a quoted string, else encoded.
    fileprivate mutating func appendPhrase(_ name: String) {
        let words = name.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let limit = Self.lineLength - column - 1
        let canStand = words.allSatisfy { $0.canStandInHeader(limit: limit) }
        if canStand, words.allSatisfy({ $0.utf8.allSatisfy(\.isAtomText) }) {
            words.forEach { appendToken($0) }
        } else if canStand, name.quotedString.utf8.count <= limit {
            appendToken(name.quotedString)
        } else {
            appendEncoded(name)
        }
    }

    private mutating func appendEncoded(_ text: String) {
        let encoding = EncodedWord.Encoding(shorterFor: text)
        if let first = text.first, encoding.count(of: first.utf8) > roomForCode, !isBehindName {
            fold()
        }
        let words = EncodedWord.words(for: text, encoding: encoding, firstRoom: roomForCode)
        for (index, word) in words.enumerated() {
            if index > 0 { fold() }
            appendSpace()
            let start = bytes.count
            word.append(to: &bytes)
            column += bytes.count - start
        }
    }

    private var roomForCode: Int {
        EncodedWord.room(in: Self.lineLength - column - 1)
    }
}

extension String {
    /// Whether it can be a word of a header as it is: visible ASCII, short enough to fold before, and nothing that a
    /// reader would take for an encoded word.
    fileprivate func canStandInHeader(limit: Int) -> Bool {
        !isEmpty && utf8.count <= limit && utf8.allSatisfy { (0x21...0x7E).contains($0) } && !containsEncodedWordStart
    }

    private var containsEncodedWordStart: Bool {
        zip(utf8, utf8.dropFirst()).contains { $0 == UInt8(ascii: "=") && $1 == UInt8(ascii: "?") }
    }
}
