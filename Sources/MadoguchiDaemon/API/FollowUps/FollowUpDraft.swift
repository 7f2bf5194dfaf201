import Delivery
import FollowUps
import Guidance
import MailAddress
import Messages
import SupportHours

/// A request for a follow-up, read and checked.
struct FollowUpDraft: Hashable, Sendable {
    var kind: FollowUpKind
    var plan: String
    /// See ``FollowUp/casePlan``.
    var casePlan: String?
    var to: MailAddress
    var content: MessageContent
    var language: Language?
    var when: When
    var priority: Priority
    var expiresAt: Instant?
    var caseLabel: String?
    /// nil where the caller gave none.
    var idempotencyKey: String?

    /// Identifies the request, however it was written; neither the key nor secrets are part of it.
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
        if case .template(let template) = content { fingerprint.combine(template.given.plain) }
        return fingerprint.text
    }

    private var secretFingerprint: String? {
        guard case .template(let template) = content, !template.given.secret.isEmpty else { return nil }
        var fingerprint = Fingerprint()
        fingerprint.combine(template.given.secret)
        return fingerprint.text
    }

    var idempotency: Idempotency? {
        idempotencyKey.map {
            Idempotency(key: $0, fingerprint: fingerprint, secretFingerprint: secretFingerprint)
        }
    }
}

/// A message's content.
enum MessageContent: Hashable, Sendable {
    case text(subject: String, text: String)
    case template(TemplateContent)

    /// What distinguishes it, apart from a template's values.
    fileprivate var identity: (subject: String?, text: String?) {
        switch self {
        case .text(let subject, let text): (subject, text)
        case .template(let template): (template.source.template, nil)
        }
    }
}

/// A message from a template, with everything that is needed to render it when it is sent.
struct TemplateContent: Hashable, Sendable {
    var source: TemplateSource
    var subject: String
    var values: TemplateValues
    /// The values that the request gave.
    var given: TemplateValues
}

extension Fingerprint {
    var text: String { String(value, radix: 16) }

    /// Sorted by name, so that the order in which they came makes no difference.
    mutating func combine(_ values: [String: String]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            combine(name)
            combine(value)
        }
    }
}
