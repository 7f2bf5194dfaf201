import MailAddress
package import Messages

/// Assembles replies from bytes in arbitrary pieces. [RFC 5321 §4.2.1]
///
/// Keeps at most one reply of bounded size, however much a server sends: the code counts, and of long texts the
/// beginning. A line may end in LF alone, as some servers send it; anything else that is no reply is an error, after
/// which the connection is useless.
package struct SMTPReplyParser: Sendable {
    /// Octets of a line that are kept. RFC 5321 allows 510, and servers exceed that.
    static let keptOfLine = 2_000
    static let keptLines = 128
    /// Octets of a reply in all, after which it is taken for something else. [RFC 5321 §4.5.3.1.5 allows any number of
    /// lines of 512]
    static let sizeLimit = 65_536

    private var unread: ArraySlice<UInt8> = []
    /// The line at hand, as far as it has come and is kept.
    private var line: [UInt8] = []
    /// Octets of the reply at hand so far.
    private var size = 0
    private var code: Int?
    private var lines: [String] = []

    package init() {}

    package mutating func append(_ bytes: some Collection<UInt8>) {
        unread.append(contentsOf: bytes)
    }

    /// Discards everything that arrived and wasn't read.
    package mutating func discard() {
        self = SMTPReplyParser()
    }

    /// - Returns: nil until a reply is complete.
    package mutating func next() throws(SMTPReplyError) -> SMTPReply? {
        while let line = try takeLine() {
            guard let (code, isLast, text) = Self.parts(of: line) else {
                throw .malformed(line: Self.text(line.prefix(80)))
            }
            if let expected = self.code, expected != code { throw .codesDiffer(expected, code) }
            self.code = code
            if lines.count < Self.keptLines { lines.append(text) }
            if isLast {
                defer {
                    self.code = nil
                    lines = []
                    size = 0
                }
                return SMTPReply(code: code, lines: lines)
            }
        }
        return nil
    }

    private mutating func takeLine() throws(SMTPReplyError) -> ArraySlice<UInt8>? {
        let end = unread.firstIndex(of: 0x0A)
        let part = unread[..<(end ?? unread.endIndex)]
        size += part.count
        if size > Self.sizeLimit { throw .tooLong }
        line += part.prefix(Self.keptOfLine - line.count)
        guard let end else {
            unread = []
            return nil
        }
        unread = unread[(end + 1)...]
        defer { line = [] }
        return line.last == 0x0D ? line.dropLast() : line[...]
    }

    /// `250-text`, `250 text` or `250`.
    private static func parts(of line: ArraySlice<UInt8>) -> (code: Int, isLast: Bool, text: String)? {
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy(\.isDigit), let code = Int(String(decoding: digits, as: UTF8.self)),
            (200...599).contains(code)
        else { return nil }
        let rest = line.dropFirst(3)
        switch rest.first {
        case nil: return (code, true, "")
        case UInt8(ascii: " "), UInt8(ascii: "\t"): return (code, true, text(rest.dropFirst()))
        case UInt8(ascii: "-"): return (code, false, text(rest.dropFirst()))
        default: return nil
        }
    }

    /// Made fit for logs and terminals, whatever the server sent.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        if bytes.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        guard text.unicodeScalars.contains(where: { $0.isControl || $0.isBidiControl }) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            shown.append(scalar.isControl || scalar.isBidiControl ? (scalar == "\t" ? " " : "\u{FFFD}") : scalar)
        }
        return String(shown)
    }
}

/// Why the bytes from a server are no SMTP reply.
package enum SMTPReplyError: Error, Hashable, Sendable {
    case malformed(line: String)
    /// The lines of one reply have different codes.
    case codesDiffer(Int, Int)
    case tooLong
}

extension SMTPReplyError: WordedError {
    package var wording: Wording {
        switch self {
        case .malformed(let line): .noReply(line)
        case .codesDiffer(let first, let second): .codesDiffer(first, second)
        case .tooLong: .replyTooLong(limit: SMTPReplyParser.sizeLimit)
        }
    }
}
