import FollowUps
internal import FoundationEssentials
import MailAddress
import SupportHours

/// The body that is posted for a message: a JSON object that is the same for every attempt.
struct WebhookPayload: Encodable {
    private let followUp: ClaimedFollowUp

    init(_ followUp: ClaimedFollowUp) {
        self.followUp = followUp
    }

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self))
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, plan, to, from, subject, text, html, date
        case messageID = "message_id"
        case replyTo = "reply_to"
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(followUp.id.description, forKey: .id)
        try object.encode(followUp.messageID, forKey: .messageID)
        try object.encode(followUp.kind.rawValue, forKey: .kind)
        try object.encode(followUp.plan, forKey: .plan)
        try object.encode(followUp.message.recipient.description, forKey: .to)
        try object.encode(followUp.fixedHeaders.sender.description, forKey: .from)
        try object.encode(followUp.fixedHeaders.replyTo?.description, forKey: .replyTo)
        try object.encode(followUp.message.subject, forKey: .subject)
        try object.encode(followUp.message.text, forKey: .text)
        try object.encode(followUp.message.html, forKey: .html)
        try object.encode(followUp.fixedHeaders.rfc3339, forKey: .date)
    }
}

extension FixedHeaders {
    /// `2026-11-24T23:00:00+09:00`, with an offset of whole minutes.
    fileprivate var rfc3339: String {
        let minutes = utcOffset / 60
        let local = CivilDateTime(localSeconds: date.secondsSinceEpoch + Int64(minutes) * 60)
        let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
        return "\(local)\(minutes < 0 ? "-" : "+")\(hours.padded(to: 2)):\(rest.padded(to: 2))"
    }
}
