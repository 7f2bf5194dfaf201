import Delivery
import FollowUps
import Guidance
import LinuxSystem
import MailAddress
import SupportHours

/// Makes the follow-ups of one occurrence of a recurring letter.
struct RecurringWriter {
    let letter: RecurringLetter
    let template: LetterTemplate
    let occurrence: Instant
    let context: APIContext
    let snapshot: Snapshot

    /// - Throws: what is wrong with a row's values, without any of them.
    func followUp(to recipient: RecipientList.Recipient) throws(RecipientListError) -> NewFollowUp {
        var site = snapshot.guidance.variables.merging(letter.variables) { _, own in own }
        site.merge([String: String](customer: recipient.address.description)) { _, customer in customer }
        var faults: [String] = []
        let values = template.values(given: recipient.values, site: site, language: letter.language) {
            name, detail, _ in
            faults.append("\(name): \(detail)")
        }
        guard let values else { throw RecipientListError(description: faults.joined(separator: "; ")) }
        let source = template.version(in: letter.language).source
        do {
            guard let plan = snapshot.plan(letter.plan) else { throw StepFault(description: "its plan is gone") }
            let subject = try context.letters.subject(
                of: source, values: values, planName: plan.configuration.name(in: letter.language),
                display: snapshot.display, vendor: plan.vendorZone)
            if let fault = FollowUpReader.fault(inSubject: subject, from: snapshot.configuration.delivery.from) {
                throw StepFault(description: "the subject can't be written: \(fault)")
            }
            let content = TemplateLetter(source: source, subject: subject, values: values, given: values)
            let draft = FollowUpDraft(
                kind: template.audience.kind, plan: letter.plan, to: recipient.address, content: .template(content),
                language: letter.language, when: .notBefore(occurrence), priority: .usual,
                idempotencyKey:
                    "recurring:\(letter.id):\(occurrence.secondsSinceEpoch):\(recipient.address.key.rawValue)")
            let intake = Intake(
                snapshot: snapshot, now: context.clock.now(), uid: nil, newID: context.newID,
                letters: context.letters)
            var followUp = try intake.followUp(draft, unsubscribe: snapshot.guidance.unsubscribe)
            // The key says all: a list or a wording that was corrected meanwhile makes no second letter.
            followUp.idempotency?.fingerprint = "recurring"
            return followUp
        } catch {
            throw RecipientListError(description: "\(error)")
        }
    }
}
