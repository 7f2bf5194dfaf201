import FollowUps
import SupportHours

/// A follow-up's letter in its envelope. It depends on what the follow-up keeps and on nothing else, so every attempt
/// by whatever way has the same bytes.
struct ComposedLetter: Hashable, Sendable {
    let sender: EmailAddress
    let recipient: EmailAddress
    let message: ComposedMessage

    /// - Throws: ``LetterError``; no attempt will ever succeed then.
    init(_ followUp: ClaimedFollowUp) throws(LetterError) {
        let postmark = followUp.postmark
        var from = try Self.read("From") { () throws(AddressError) in try Mailbox(parsing: postmark.sender) }
        from = Mailbox(name: from.displayName, try Self.sendable(from.address, field: "From"))
        let to = try Self.sendable(
            try Self.read("To") { () throws(AddressError) in try EmailAddress(parsing: followUp.letter.recipient) },
            field: "To")
        let message = Message(
            from: from, to: Mailbox(to), subject: followUp.letter.subject, text: followUp.letter.text,
            html: followUp.letter.html, messageID: followUp.messageIDWithoutBrackets,
            date: MailDate(secondsSinceEpoch: postmark.date.secondsSinceEpoch, offset: postmark.utcOffset),
            id: followUp.id.description, unsubscribe: ListUnsubscribe(followUp.letter.unsubscribe))
        do {
            self.message = try message.composed()
        } catch {
            throw LetterError(description: error.description)
        }
        sender = from.address
        recipient = to
    }

    private static func read<Value>(
        _ field: String, _ body: () throws(AddressError) -> Value
    ) throws(LetterError) -> Value {
        do {
            return try body()
        } catch {
            throw LetterError(description: "\(field): \(error.reason)")
        }
    }

    private static func sendable(_ address: EmailAddress, field: String) throws(LetterError) -> EmailAddress {
        guard let sendable = address.withASCIIDomain() else {
            throw LetterError(description: "\(field): the domain is too long for the DNS; check the address")
        }
        return sendable
    }
}

/// Why a letter can't be composed: which field, and what is wrong with it, without its value.
struct LetterError: Error, Hashable, CustomStringConvertible {
    let description: String

    /// Another attempt wouldn't mend it.
    var outcome: DeliveryOutcome { .permanent(DeliveryReport(text: description)) }
}

extension ClaimedFollowUp {
    fileprivate var messageIDWithoutBrackets: String {
        guard messageID.hasPrefix("<"), messageID.hasSuffix(">") else { return messageID }
        return String(messageID.dropFirst().dropLast())
    }
}

extension ListUnsubscribe {
    /// - Parameter uris: where it is said; nil where that is nowhere.
    fileprivate init?(_ uris: [String]) {
        guard !uris.isEmpty else { return nil }
        self.init(uris: uris, oneClick: uris.contains { $0.hasPrefix("https:") })
    }
}
