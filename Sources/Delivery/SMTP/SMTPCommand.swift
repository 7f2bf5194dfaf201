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

    /// Octets, CRLF included.
    var length: Int { text.utf8.count + 2 }

    /// - Parameter output: gets it with its CRLF.
    func append(to output: inout [UInt8]) {
        output.append(contentsOf: text.utf8)
        output.append(0x0D)
        output.append(0x0A)
    }

    private var text: String {
        switch self {
        case .ehlo(let name): "EHLO " + name
        case .helo(let name): "HELO " + name
        case .startTLS: "STARTTLS"
        case .auth(let mechanism, nil): "AUTH " + mechanism
        case .auth(let mechanism, let response?): "AUTH \(mechanism) \(Self.base64(response))"
        case .authResponse(let response): Self.base64(response)
        case .mail(let sender, let parameters):
            parameters.reduce("MAIL FROM:<" + sender.sentText + ">") { $0 + " " + $1 }
        case .recipient(let recipient): "RCPT TO:<" + recipient.sentText + ">"
        case .data: "DATA"
        case .reset: "RSET"
        case .quit: "QUIT"
        }
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        String(decoding: Base64.encode(bytes), as: UTF8.self)
    }
}
