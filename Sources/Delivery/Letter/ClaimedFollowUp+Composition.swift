import FollowUps
import MailAddress
import SupportHours

extension ClaimedFollowUp {
    /// The message for ``FollowUps/ClaimedFollowUp/envelope``. It depends on what the follow-up keeps and on nothing else,
    /// so every attempt by whatever way has the same bytes.
    ///
    /// - Throws: ``MessageError``; no attempt will ever succeed then.
    func composed() throws(MessageError) -> ComposedMessage {
        let message = Message(
            from: postmark.sender, to: Mailbox(letter.recipient), subject: letter.subject, text: letter.text,
            html: letter.html, messageID: messageIDWithoutBrackets,
            date: MailDate(secondsSinceEpoch: postmark.date.secondsSinceEpoch, offset: postmark.utcOffset),
            id: id.description, unsubscribe: ListUnsubscribe(letter.unsubscribe))
        return try message.composed()
    }

    private var messageIDWithoutBrackets: String {
        guard messageID.hasPrefix("<"), messageID.hasSuffix(">") else { return messageID }
        return String(messageID.dropFirst().dropLast())
    }
}

extension MessageError {
    /// Another attempt wouldn't mend it.
    var outcome: DeliveryOutcome { .permanent(DeliveryReport(text: description)) }
}

extension ListUnsubscribe {
    /// - Parameter uris: where it is said; nil where that is nowhere.
    fileprivate init?(_ uris: [String]) {
        guard !uris.isEmpty else { return nil }
        self.init(uris: uris, oneClick: uris.contains { $0.hasPrefix("https:") })
    }
}
