/// What a server supports beyond RFC 5321's minimum, from its reply to EHLO. [RFC 5321 §4.1.1.1]
package struct SMTPCapabilities: Hashable, Sendable {
    /// Commands may be sent without waiting for replies. [RFC 2920]
    package var pipelining = false
    /// Bodies may contain octets beyond ASCII. [RFC 6152]
    package var eightBitMIME = false
    /// Addresses and headers may be UTF-8. [RFC 6531]
    package var smtpUTF8 = false
    package var startTLS = false
    /// [RFC 2034]
    package var enhancedStatusCodes = false
    /// Sizes can be announced. [RFC 1870]
    package var size = false
    /// The largest message, in octets; nil where there is no limit or it isn't announced.
    package var sizeLimit: Int?
    /// SASL mechanisms in upper case, in the server's order. [RFC 4954]
    package var authentication: [String] = []

    /// What a server supports that only knows HELO.
    package init() {}

    package init(reply: SMTPReply) {
        // The first line is the server's name.
        for line in reply.lines.dropFirst() {
            let words = line.uppercased().split(separator: " ").map(String.init)
            guard let keyword = words.first else { continue }
            let parameters = words.dropFirst()
            switch keyword {
            case "PIPELINING": pipelining = true
            case "8BITMIME": eightBitMIME = true
            case "SMTPUTF8": smtpUTF8 = true
            case "STARTTLS": startTLS = true
            case "ENHANCEDSTATUSCODES": enhancedStatusCodes = true
            case "SIZE":
                size = true
                // 0 says that there is no fixed limit. [RFC 1870 §4]
                sizeLimit = parameters.first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
            case "AUTH":
                addMechanisms(parameters)
            case _ where keyword.hasPrefix("AUTH="):
                // The form from before the standard; some servers still send both.
                addMechanisms([String(keyword.dropFirst("AUTH=".count))] + parameters)
            default: break
            }
        }
    }

    private mutating func addMechanisms(_ mechanisms: some Sequence<String>) {
        for mechanism in mechanisms where !mechanism.isEmpty && !authentication.contains(mechanism) {
            authentication.append(mechanism)
        }
    }
}
