import Delivery
import FollowUps
import Guidance
import MadoguchiAPI
import MailAddress
import Messages
import SupportHours

/// Creates follow-ups for a playbook's steps.
struct StepMessage {
    let context: APIContext
    let snapshot: Snapshot
    let now: Instant
    let uid: UInt32?

    /// - Parameters:
    ///   - secrets: those that came with the mark that led to the step.
    ///   - countsFrom: when the previous step was done; nil for now.
    /// - Throws: why its message can't be rendered, or has no recipient.
    func followUp(
        for step: Playbook.Step, of file: CaseFile, secrets: [String: String] = [:], countsFrom: Instant? = nil
    ) throws(StepFault) -> NewFollowUp {
        let recipient = step.to == .customer ? file.state.customer : file.state.operator
        guard let recipient, let source = file.frozen.sources[step.template] else {
            throw StepFault(wording: step.to == .customer ? .customerWithoutAddress : .operatorWithoutAddress)
        }
        let values = file.frozen.templateValues(for: step, known: file.values, secrets: secrets)
        guard file.frozen.missingSecrets(for: step, given: values).isEmpty else {
            throw StepFault(wording: .secretOfMarkErased)
        }
        let when: When = step.after > 0 ? .afterStaffed(seconds: step.after) : .nextWindow
        let content = MessageContent.template(
            TemplateContent(source: source, subject: try subject(source, values, file), values: values, given: values))
        let plan = step.windows().name(ofCase: file.state.plan)
        let draft = FollowUpDraft(
            kind: step.to.kind, plan: plan, casePlan: plan == file.state.plan ? nil : file.state.plan, to: recipient,
            content: content,
            language: file.frozen.language, when: when, priority: .usual, caseLabel: file.state.id.description)
        let intake = Intake(
            snapshot: snapshot, now: now, uid: uid, newID: context.newID, templates: context.templates)
        do {
            return try intake.followUp(draft, countsFrom: countsFrom)
        } catch {
            throw StepFault(wording: error.wording)
        }
    }

    /// A step's message for somebody who looks at it before it is queued, as it would be at the next staffed instant of
    /// the plan whose windows it keeps to. The hours that it names are those of the case's plan.
    ///
    /// - Returns: nil where it can't be rendered, as with a plan that isn't configured any more.
    func shown(for step: Playbook.Step, of file: CaseFile) -> CaseResource.Letter? {
        guard let source = file.frozen.sources[step.template], let plan = snapshot.plan(file.state.plan) else {
            return nil
        }
        let shown = file.frozen.shownValues(for: step, known: file.values)
        let windows = snapshot.dueRules.plans[step.windows().name(ofCase: plan.id)]?.schedule
        let hours = MessageHours(
            planName: plan.configuration.name(in: source.language), schedule: plan.schedule,
            at: windows?.firstStaffed(from: now) ?? now, display: snapshot.display)
        guard let subject = try? subject(source, shown.values, file),
            let body = try? context.templates.render(source, values: shown.values, hours: hours)
        else { return nil }
        return CaseResource.Letter(subject: subject, text: body.text, samples: shown.samples)
    }

    private func subject(
        _ source: TemplateSource, _ values: TemplateValues, _ file: CaseFile
    ) throws(StepFault) -> String {
        let plan = snapshot.plan(file.state.plan)
        let subject: String
        do {
            subject = try context.templates.subject(
                of: source, values: values,
                planName: plan?.configuration.name(in: source.language) ?? file.state.plan,
                display: snapshot.display, vendor: plan?.vendorZone)
        } catch {
            throw StepFault(wording: Wording(error))
        }
        let sender = snapshot.letterhead(of: file.state.plan).sender.mailbox
        if let fault = FollowUpReader.fault(inSubject: subject, from: sender) {
            throw StepFault(wording: .subjectUnwritable(fault))
        }
        return subject
    }
}

/// Why a step can't be taken, in one line without any value.
struct StepFault: WordedError {
    let wording: Wording
}
