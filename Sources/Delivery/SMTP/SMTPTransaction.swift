package import FollowUps
import MailAddress
import Messages

/// One message to one recipient.
package struct SMTPTransaction: Hashable, Sendable {
    /// The caller's number for it, which every action refers to.
    package typealias ID = UInt64

    package let id: ID
    package let envelope: Envelope
    /// The message with its headers, before dot-stuffing.
    package let content: [UInt8]
    /// Whether an address in the envelope or a header is beyond ASCII.
    let needsSMTPUTF8: Bool
    let needsEightBit: Bool
    /// Whether the end of its content leaves with it. Otherwise it is asked for: ``SMTPAction/contentSent(_:)``.
    let isEndDecided: Bool

    /// Octets of a content that the system takes at once: its buffer has twice as much room, and nothing is in it when the
    /// server asks for the content. A longer one can be broken off in its midst by a server that is lost, and hasn't
    /// arrived then. [tcp(7), tcp_wmem]
    static let takenAtOnce = 8_192

    /// - Parameter isEndDecided: whether nobody has to be asked about the end.
    package init(id: ID, envelope: Envelope, message: ComposedMessage, isEndDecided: Bool = false) {
        self.id = id
        self.envelope = envelope
        content = message.bytes
        self.isEndDecided = isEndDecided && message.bytes.count <= Self.takenAtOnce
        needsSMTPUTF8 = message.needsSMTPUTF8 || envelope.needsSMTPUTF8
        needsEightBit = !message.bytes.isASCII
    }

    /// Why a server with these capabilities can't accept it, found before anything is sent.
    func refusal(by capabilities: SMTPCapabilities) -> DeliveryReport? {
        if needsSMTPUTF8, !capabilities.smtpUTF8 {
            return DeliveryReport(Trouble.noSMTPUTF8, enhancedCode: EnhancedStatusCode(5, 6, 7))
        }
        if needsEightBit, !capabilities.eightBitMIME {
            return DeliveryReport(Trouble.noEightBitMIME, enhancedCode: EnhancedStatusCode(5, 6, 3))
        }
        if let limit = capabilities.sizeLimit, content.count > limit {
            return DeliveryReport(
                Trouble.messageTooLarge(octets: content.count, limit: limit), enhancedCode: EnhancedStatusCode(5, 3, 4))
        }
        return nil
    }

    /// `MAIL` with the parameters that the server supports and this message needs.
    func mailCommand(for capabilities: SMTPCapabilities) -> SMTPCommand {
        var parameters: [String] = []
        if capabilities.size { parameters.append("SIZE=\(content.count)") }
        if needsEightBit { parameters.append("BODY=8BITMIME") }
        if needsSMTPUTF8 { parameters.append("SMTPUTF8") }
        return .mail(envelope.sender, parameters: parameters)
    }
}
