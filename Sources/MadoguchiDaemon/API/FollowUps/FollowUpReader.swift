import Delivery
import Documents
import FollowUps
import Guidance
import MailAddress
import Messages
import SupportHours

/// Reads requests about follow-ups strictly, and reports every fault of one at once.
struct FollowUpReader {
    /// The largest request, or line of a batch, in bytes.
    static let largestBody = 1_048_576
    /// The longest subject in octets: an unfolded line of a mail.
    static let longestSubject = 998

    let snapshot: Snapshot
    let now: Instant
    var templates = TemplateRenderer()

    /// Where a request's idempotency key is given.
    enum KeyPlace {
        case header(String?)
        case body
    }

    func draft(_ bytes: ArraySlice<UInt8>, key: KeyPlace) throws(Problem) -> FollowUpDraft {
        try JSONBody.read(bytes, draft(key: key))
    }

    private func draft(key: KeyPlace) -> ValueReader<FollowUpDraft> {
        .mapping(.theFollowUp) { keys in
            // A template is for customers or for the operator, and so for one kind.
            let named: FollowUpKind? =
                keys.says("template") ? keys.nullable("kind", .word) : keys.required("kind", .word)
            let plan = keys.required("plan", self.plan)
            let to = keys.required("to", address)
            let language = keys.nullable("language", .word as ValueReader<Language>)
            let sender = snapshot.letterhead(of: plan).sender.mailbox
            let (content, kind) =
                keys.says("template")
                ? templateMessage(
                    keys, kind: named, plan: plan, to: to, language: language ?? snapshot.language, sender: sender)
                : (Self.message(keys, sender: sender), named)
            let when = keys.nullable("when", .when(in: snapshot.display))
            let expiresAt = keys.nullable("expires_at", expiry)
            let priority = keys.nullable("priority", .integer(Priority.range))
            let caseLabel = keys.nullable("case", .caseLabel)
            let idempotencyKey = self.idempotencyKey(key, keys)
            guard let kind, let plan, let to, let content else { return nil }
            return FollowUpDraft(
                kind: kind, plan: plan, to: to, content: content, language: language,
                when: when ?? .nextWindow, priority: priority.map(Priority.init(clamping:)) ?? .usual,
                expiresAt: expiresAt, caseLabel: caseLabel, idempotencyKey: idempotencyKey)
        }
    }

    private static func message(_ keys: StrictMapping, sender: Mailbox) -> MessageContent? {
        let subject = keys.required("subject", Self.subject(from: sender))
        let text = keys.required("text", .messageText)
        if keys.says("variables") {
            keys.refuse("variables", .variablesWithoutTemplate)
        }
        _ = (keys.nullable("template", .node), keys.nullable("variables", .node))
        guard let subject, let text else { return nil }
        return .text(subject: subject, text: text)
    }

    /// An address, checked for probable typing errors where the configuration says so.
    var address: ValueReader<MailAddress> {
        .address(snapshot.configuration.guidance)
    }

    private func idempotencyKey(_ place: KeyPlace, _ keys: StrictMapping) -> String? {
        switch place {
        case .body: return keys.nullable("idempotency_key", .idempotencyKey)
        case .header(let key):
            keys.refuse("idempotency_key", .keyBelongsInHeader)
            return key
        }
    }

    /// One of the plans; reported in the same words as an unknown plan in a path.
    var plan: ValueReader<String> {
        ValueReader<String>.text(.planName).resolved(
            among: snapshot.plans.map(\.id),
            unknown: { FaultMessage.unknownPlan($0, known: snapshot.plans.map(\.id)).wording },
            by: { snapshot.plan($0)?.id })
    }

    private var expiry: ValueReader<Instant> {
        ValueReader<Instant>.instant(in: snapshot.display).then { instant, node, problems in
            if instant > now { return instant }
            problems.report(.past(instant.formatted(in: snapshot.display)), at: node)
            return nil
        }
    }

    /// A subject that the composer accepts.
    private static func subject(from sender: Mailbox) -> ValueReader<String> {
        ValueReader<String>.visible(.aSubject, octets: longestSubject).then { subject, node, problems in
            guard let fault = fault(inSubject: subject, from: sender) else { return subject }
            problems.report(fault, at: node)
            return nil
        }
    }
}
