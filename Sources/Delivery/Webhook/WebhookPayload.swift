import FollowUps
internal import Foundation
import MailAddress
import SupportHours

/// What is posted for a letter: a JSON object that is the same for every attempt.
struct WebhookPayload: Encodable {
    private let letter: ClaimedFollowUp

    init(_ letter: ClaimedFollowUp) {
        self.letter = letter
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
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(letter.id.description, forKey: .id)
        try object.encode(letter.messageID, forKey: .messageID)
        try object.encode(letter.kind.rawValue, forKey: .kind)
        try object.encode(letter.plan, forKey: .plan)
        try object.encode(letter.letter.recipient.description, forKey: .to)
        try object.encode(letter.postmark.sender.description, forKey: .from)
        try object.encode(letter.letter.subject, forKey: .subject)
        try object.encode(letter.letter.text, forKey: .text)
        try object.encode(letter.letter.html, forKey: .html)
        try object.encode(letter.postmark.rfc3339, forKey: .date)
    }
}

extension Postmark {
    /// `2026-11-24T23:00:00+09:00`, with an offset of whole minutes.
    fileprivate var rfc3339: String {
        let minutes = utcOffset / 60
        let local = CivilDateTime(localSeconds: date.secondsSinceEpoch + Int64(minutes) * 60)
        let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
        return "\(local)\(minutes < 0 ? "-" : "+")\(hours.padded(to: 2)):\(rest.padded(to: 2))"
    }
}
