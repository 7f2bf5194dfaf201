import MailAddress

/// A client's commands, one line each. None can contain a line end: names and addresses are checked types, and
/// arbitrary bytes are sent as base64.
enum SMTPCommand: Hashable, Sendable {
    case ehlo(String)
    case helo(String)
    case startTLS
    case auth(mechanism: String, initialResponse: [UInt8]?)
    /// An answer to a challenge.
    case authResponse([UInt8])
    case mail(MailAddress, parameters: [String])
    case recipient(MailAddress)
    case data
    case reset
    case quit

    /// The longest command, CRLF included. [RFC 5321 §4.5.3.1.4]
    static let lineLimit = 512

    /// With its CRLF.
    var bytes: [UInt8] {
        let text =
            switch self {
            case .ehlo(let name): "EHLO \(name)"
            case .helo(let name): "HELO \(name)"
            case .startTLS: "STARTTLS"
            case .auth(let mechanism, nil): "AUTH \(mechanism)"
            case .auth(let mechanism, let response?): "AUTH \(mechanism) \(Self.base64(response))"
            case .authResponse(let response): Self.base64(response)
            case .mail(let sender, let parameters):
                (["MAIL FROM:<\(sender.sentText)>"] + parameters).joined(separator: " ")
            case .recipient(let recipient): "RCPT TO:<\(recipient.sentText)>"
            case .data: "DATA"
            case .reset: "RSET"
            case .quit: "QUIT"
            }
        return Array(text.utf8) + [0x0D, 0x0A]
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        String(decoding: Base64.encode(bytes), as: UTF8.self)
    }
}
