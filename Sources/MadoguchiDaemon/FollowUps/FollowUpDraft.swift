import Delivery
import FollowUps
import SupportHours

/// What a request for a follow-up says, read and checked.
struct FollowUpDraft: Hashable, Sendable {
    var kind: FollowUpKind
    var plan: String
    var to: EmailAddress
    var subject: String
    var text: String
    var language: Language?
    var when: When
    var priority: Priority
    var expiresAt: Instant?
    var caseLabel: String?
    /// nil where the caller gave none.
    var idempotencyKey: String?

    /// Stands for what is asked, however it was written; the key isn't part of it.
    var fingerprint: String {
        var fingerprint = Fingerprint()
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
        return String(fingerprint.value, radix: 16)
    }

    var idempotency: Idempotency? {
        idempotencyKey.map { Idempotency(key: $0, fingerprint: fingerprint) }
    }
}
