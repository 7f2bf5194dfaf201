import Delivery
import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI
import MailAddress
import Messages
import SupportHours

/// Turns requests into follow-ups, by the hours and the clock of one moment.
struct Intake {
    let snapshot: Snapshot
    let now: Instant
    let uid: UInt32?
    let newID: @Sendable () -> FollowUpID
    let templates: TemplateRenderer
    /// Of warnings.
    let language: Language

    /// - Parameter acceptedLanguage: the one that the caller prefers; nil for the display language.
    init(_ context: APIContext, uid: UInt32?, acceptedLanguage: Language?) {
        snapshot = context.current.snapshot
        now = context.clock.now()
        self.uid = uid
        newID = context.newID
        templates = context.templates
        language = acceptedLanguage ?? snapshot.language
    }

    init(
        snapshot: Snapshot, now: Instant, uid: UInt32?, newID: @escaping @Sendable () -> FollowUpID,
        templates: TemplateRenderer
    ) {
        self.snapshot = snapshot
        self.now = now
        self.uid = uid
        self.newID = newID
        self.templates = templates
        language = snapshot.language
    }

    private var presenter: FollowUpPresenter {
        FollowUpPresenter(snapshot: snapshot, now: now, language: language)
    }

    func read(_ bytes: ArraySlice<UInt8>, key: FollowUpReader.KeyPlace) throws(Problem) -> NewFollowUp {
        let reader = FollowUpReader(snapshot: snapshot, now: now, templates: templates)
        return try followUp(reader.draft(bytes, key: key))
    }

    /// - Parameters:
    ///   - unsubscribe: where its recipient unsubscribes, with `{id}` for the follow-up's id.
    ///   - countsFrom: the instant from which its time counts; nil for now.
    func followUp(
        _ draft: FollowUpDraft, unsubscribe: [String] = [], countsFrom: Instant? = nil
    ) throws(Problem) -> NewFollowUp {
        let id = newID()
        let sender = snapshot.letterhead(of: draft.casePlan ?? draft.plan).sender.mailbox
        let (subject, text, unrenderedBody) = try draft.content.parts(by: templates)
        return NewFollowUp(
            id: id, kind: draft.kind, plan: draft.plan, casePlan: draft.casePlan,
            message: Message(
                recipient: draft.to, subject: subject, text: text,
                unsubscribe: unsubscribe.map { $0.replacing("{id}", with: id.description) }),
            unrenderedBody: unrenderedBody, messageID: id.messageID(from: sender),
            language: draft.content.language?.rawValue ?? draft.language?.rawValue, when: draft.when,
            due: snapshot.dueRules.due(
                draft.when, plan: draft.plan, casePlan: draft.casePlan, countsFrom: countsFrom ?? now),
            priority: draft.priority,
            expiresAt: draft.expiresAt, caseLabel: draft.caseLabel, acceptedAt: now,
            countsFrom: countsFrom, acceptedBy: uid,
            idempotency: draft.idempotency)
    }

    /// The answer to a request, by the store's result.
    ///
    /// - Returns: the status of the answer, and the follow-up.
    func outcome(
        of new: NewFollowUp, _ result: EnqueueResult
    ) throws(Problem) -> (status: Int, resource: FollowUpResource) {
        switch result {
        case .stored: return (201, presenter.resource(FollowUp(accepting: new)))
        case .replayed(let followUp): return (200, presenter.resource(followUp))
        case .conflict(let id): throw Problem(.followUpKeyConflict(id: id.description))
        case .suppressed: throw .suppressed
        }
    }

    /// The follow-up that would be stored, without storing it, and its text with dots in place of secrets.
    func previewWithText(of new: NewFollowUp) throws(Problem) -> FollowUpResource {
        var resource = preview(of: new)
        resource.text = try ShownMessage(snapshot: snapshot, now: now, templates: templates).body(of: new).text
        return resource
    }

    /// The follow-up that would be stored, without storing it.
    func preview(of new: NewFollowUp) -> FollowUpResource {
        var resource = presenter.resource(FollowUp(accepting: new))
        resource.id = nil
        resource.messageID = nil
        return resource
    }
}

extension MessageContent {
    /// The language of a template's message.
    fileprivate var language: Language? {
        switch self {
        case .text: nil
        case .template(let template): template.source.language
        }
    }

    fileprivate func parts(
        by templates: TemplateRenderer
    ) throws(Problem) -> (subject: String, text: String, unrenderedBody: UnrenderedBody?) {
        switch self {
        case .text(let subject, let text): return (subject, text, nil)
        case .template(let template):
            do {
                let body = try UnrenderedBody(template.source, values: template.values, by: templates)
                return (template.subject, "", body)
            } catch {
                throw .notAnswerable(error)
            }
        }
    }
}
