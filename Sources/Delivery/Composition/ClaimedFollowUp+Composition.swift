package import FollowUps
import MailAddress
import Messages
import SupportHours

extension ClaimedFollowUp {
    /// The message for ``FollowUps/ClaimedFollowUp/envelope``. It depends only on what the store keeps of the
    /// follow-up, so every attempt sends the same bytes, whatever the transport.
    ///
    /// - Throws: ``MIMEMessageError``; no attempt will ever succeed then.
    package func composed() throws(MIMEMessageError) -> ComposedMessage {
        let mime = MIMEMessage(
            from: fixedHeaders.sender, replyTo: fixedHeaders.replyTo, to: Mailbox(message.recipient),
            subject: message.subject, text: message.text,
            html: message.html, messageID: messageIDWithoutBrackets,
            date: MailDate(secondsSinceEpoch: fixedHeaders.date.secondsSinceEpoch, offset: fixedHeaders.utcOffset),
            id: id.description, unsubscribe: ListUnsubscribe(message.unsubscribe))
        return try mime.composed()
    }

    private var messageIDWithoutBrackets: String {
        guard messageID.hasPrefix("<"), messageID.hasSuffix(">") else { return messageID }
        return String(Substring(messageID.utf8.dropFirst().dropLast()))
    }
}

extension MIMEMessage {
    /// Counts up with each release that composes other bytes of the same parts. A message that may have arrived is composed
    /// again by the same one, for as long as a node with it is there. See decision 0008.
    package static let composer = 1
}

extension MIMEMessageError {
    /// Another attempt would fail too.
    var outcome: DeliveryOutcome { .permanentFailure(DeliveryReport(Trouble(wording))) }
}

extension ListUnsubscribe {
    /// - Parameter uris: where readers unsubscribe; nil where they can't.
    fileprivate init?(_ uris: [String]) {
        guard !uris.isEmpty else { return nil }
        self.init(uris: uris)
    }
}
