import FollowUps
import MailAddress
import PostgreSQL
import SupportHours

/// A letter's text as its columns have it: what it is rendered from, or what it is.
struct LetterBody {
    /// Empty until it is rendered.
    var text: String
    var html: String?
    /// nil where the text is fixed, or was erased.
    var unrendered: UnrenderedBody?

    /// - Parameters:
    ///   - source: the wording; nil where the text is fixed.
    ///   - secret: what was sealed of it.
    init(
        text: String, html: String?, template: String?, source: String?, values: String?, secret: String?
    ) throws(StoreError) {
        self.text = text
        self.html = html
        if let source, let template, let values {
            unrendered = UnrenderedBody(template: template, source: source, values: values, secrets: secret)
        } else if let secret {
            let body = try SealedBody(json: secret)
            self.text = body.text
            self.html = body.html
        }
    }
}

extension SecretSeal {
    /// - Parameters:
    ///   - sealed: of a letter; nil where it has nothing secret.
    ///   - id: of the follow-up that it belongs to.
    func open(_ sealed: PostgresBytes?, of id: FollowUpID) throws(StoreError) -> String? {
        guard let sealed else { return nil }
        return try open(sealed.bytes, of: id, in: .sealed)
    }
}

extension FixedHeaders {
    /// - Parameter sender: nil before the first attempt.
    init?(sender: String?, replyTo: String?, date: Instant?, utcOffset: Int?) throws(StoreError) {
        guard let sender, let date, let utcOffset else { return nil }
        self.init(
            sender: try Mailbox(column: sender),
            replyTo: try replyTo.map { text throws(StoreError) in try Mailbox(column: text) }, date: date,
            utcOffset: utcOffset)
    }
}
