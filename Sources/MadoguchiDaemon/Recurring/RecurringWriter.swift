import Delivery
import FollowUps
import Guidance
import LinuxSystem
import MailAddress
import Messages
import SupportHours

/// Creates the follow-ups of one occurrence of a recurring message.
struct RecurringWriter {
    let message: RecurringMessage
    let template: MessageTemplate
    let occurrence: Instant
    let context: APIContext
    let snapshot: Snapshot

    /// - Throws: what is wrong with a row's values, without any of them.
    func followUp(to recipient: RecipientList.Recipient) throws(RecipientListError) -> NewFollowUp {
        let letterhead = snapshot.letterhead(of: message.plan)
        let values = try message.values(for: recipient, template, letterhead)
        let source = template.version(in: message.language).source
        do {
            guard let plan = snapshot.plan(message.plan) else {
                throw StepFault(wording: .planNotConfigured)
            }
            let subject = try context.templates.subject(
                of: source, values: values, planName: plan.configuration.name(in: message.language),
                display: snapshot.display, vendor: plan.vendorZone)
            if let fault = FollowUpReader.fault(inSubject: subject, from: letterhead.sender.mailbox) {
                throw StepFault(wording: .subjectUnwritable(fault))
            }
            let content = TemplateContent(source: source, subject: subject, values: values, given: values)
            let draft = FollowUpDraft(
                kind: template.audience.kind, plan: message.plan, to: recipient.address, content: .template(content),
                language: message.language, when: .notBefore(occurrence), priority: .usual,
                idempotencyKey:
                    "recurring:\(message.id):\(occurrence.secondsSinceEpoch):\(recipient.address.key.rawValue)")
            let intake = Intake(
                snapshot: snapshot, now: context.clock.now(), uid: nil, newID: context.newID,
                templates: context.templates)
            var followUp = try intake.followUp(draft, unsubscribe: letterhead.unsubscribe)
            followUp.isRecurring = true
            // The key alone identifies the request: a list or wording that was corrected meanwhile makes no second
            // message.
            followUp.idempotency?.fingerprint = "recurring"
            return followUp
        } catch {
            throw RecipientListError(wording: Wording(error))
        }
    }
}
