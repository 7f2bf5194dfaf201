import Delivery
import FollowUps
import Guidance
import MailAddress
import Messages
import SupportHours

/// What a request for a follow-up says, read and checked.
struct FollowUpDraft: Hashable, Sendable {
    var kind: FollowUpKind
    var plan: String
    var to: MailAddress
    var content: LetterContent
    var language: Language?
    var when: When
    var priority: Priority
    var expiresAt: Instant?
    var caseLabel: String?
    /// nil where the caller gave none.
    var idempotencyKey: String?

    /// Stands for what is asked, however it was written; neither the key nor secrets are part of it.
    private var fingerprint: String {
        var fingerprint = Fingerprint()
        let (subject, text) = content.identity
        for text in [kind.rawValue, plan, to.description, subject, text, language?.rawValue, caseLabel] {
            fingerprint.combine(Int64(text == nil ? 0 : 1))
            fingerprint.combine(text ?? "")
        }
        switch when {
        case .nextWindow: fingerprint.combine("next-window")
        case .notBefore(let instant):
            fingerprint.combine("not-before")
            fingerprint.combine(instant.secondsSinceEpoch)
        case .afterStaffed(let seconds):
            fingerprint.combine("after-staffed")
            fingerprint.combine(seconds)
        }
        fingerprint.combine(Int64(priority.rawValue))
        fingerprint.combine(expiresAt?.secondsSinceEpoch ?? .min)
        if case .template(let letter) = content { fingerprint.combine(letter.given.plain) }
        return fingerprint.text
    }

    private var secretFingerprint: String? {
        guard case .template(let letter) = content, !letter.given.secret.isEmpty else { return nil }
        var fingerprint = Fingerprint()
        fingerprint.combine(letter.given.secret)
        return fingerprint.text
    }

    var idempotency: Idempotency? {
        idempotencyKey.map {
            Idempotency(key: $0, fingerprint: fingerprint, secretFingerprint: secretFingerprint)
        }
    }
}

/// What a letter says.
enum LetterContent: Hashable, Sendable {
    case text(subject: String, text: String)
    case template(TemplateLetter)

    /// What tells it from others beside a template's values.
    fileprivate var identity: (subject: String?, text: String?) {
        switch self {
        case .text(let subject, let text): (subject, text)
        case .template(let letter): (letter.source.template, nil)
        }
    }
}

/// A letter by a template, with everything that it takes to write it once it is sent.
struct TemplateLetter: Hashable, Sendable {
    var source: LetterSource
    var subject: String
    var values: LetterValues
    /// Those of the values that the request gave.
    var given: LetterValues
}

extension Fingerprint {
    var text: String { String(value, radix: 16) }

    /// By name, so that the order in which they came makes no difference.
    mutating func combine(_ values: [String: String]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            combine(name)
            combine(value)
        }
    }
}
